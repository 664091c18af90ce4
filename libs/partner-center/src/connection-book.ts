import type { MicrosoftOperation, ServiceName } from '@assent/contracts';
import type { TokenKind } from '@assent/domain';
import type { Redis } from 'ioredis';
import { createHash } from 'node:crypto';
import {
  callsKey,
  type CallOutcome,
  type CheckRecord,
  FIELDS,
  type FailureRecord,
  factsKey,
  SLOTS,
  type SettingsRecord,
  type SuccessRecord,
  type WorkRecord,
} from './connection-record.js';
import { whyNotServed } from './failure-reason.js';
import { PartnerCenterError } from './partner-center-error.js';
import type { ProviderInstance } from './provider-instances.js';

/**
 * Writes facts with the present time, by Redis's clock: those of two services can be compared.
 *
 * KEYS[1] the facts of a connection; ARGV pairs of field and JSON. A field whose name begins with `=` keeps its
 * time while its JSON is the same.
 */
const WRITE = `
local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
redis.call('HSETNX', KEYS[1], '${FIELDS.since}', now .. ' {}')
for i = 1, #ARGV, 2 do
  local field, json = ARGV[i], ARGV[i + 1]
  local known = false
  if string.sub(field, 1, 1) == '=' then
    field = string.sub(field, 2)
    local stored = redis.call('HGET', KEYS[1], field)
    known = stored and string.sub(stored, -#json) == json
  end
  if not known then redis.call('HSET', KEYS[1], field, now .. ' ' .. json) end
end
`;

/**
 * Counts a call in the slot of the present minute; what an earlier hour has left there is dropped.
 *
 * KEYS[1] the counters of a connection; ARGV[1] what is counted, ARGV[2] the number of slots.
 */
const COUNT = `
local minute = math.floor(redis.call('TIME')[1] / 60)
local field = ARGV[1] .. ':' .. (minute % tonumber(ARGV[2]))
local known, count = string.match(redis.call('HGET', KEYS[1], field) or '', '^(%d+) (%d+)$')
if tonumber(known) ~= minute then count = 0 end
redis.call('HSET', KEYS[1], field, string.format('%.0f %.0f', minute, count + 1))
`;

/**
 * Notes where it happens what becomes of the calls of one provider instance, for the people who want to know
 * whether Assent can work with Microsoft. All processes of all services write into the same place.
 *
 * Nothing waits for a note and nothing fails with one: while Redis is away it is lost, and the next call tells
 * anew.
 */
export class ConnectionBook {
  private readonly id: string;
  private readonly settings: readonly [field: string, json: string];
  private readonly refreshToken: readonly [field: string, json: string] | null;

  constructor(
    private readonly redis: Redis,
    private readonly service: ServiceName,
    { profile, connection }: ProviderInstance,
  ) {
    const { tenantId, clientId, apiUrl, refreshToken, callsPerMinute } = connection;
    const settings: SettingsRecord = {
      tenantId,
      applicationId: clientId,
      apiHost: new URL(apiUrl).host,
      hasUser: refreshToken !== null,
      callsPerMinute,
    };
    this.id = profile.id;
    this.settings = [FIELDS.settings(service), JSON.stringify(settings)];
    this.refreshToken =
      refreshToken === null
        ? null
        : [`=${FIELDS.refreshToken}`, JSON.stringify({ mark: markOf(refreshToken.reveal()) })];
  }

  /** How this service reaches Microsoft; noted with every call as well, in case Redis has lost it. */
  connected(): void {
    void this.write(...this.settings);
  }

  /** Microsoft did what was asked. */
  served(operation: MicrosoftOperation, tokenKind: TokenKind): void {
    this.answered(operation, tokenKind, 'served');
  }

  /** Microsoft did not do it, or was not asked. */
  notServed(operation: MicrosoftOperation, tokenKind: TokenKind, error: unknown): void {
    if (!(error instanceof PartnerCenterError)) return;
    const why = whyNotServed(error);
    if (why === 'given_up') return;
    if (why === 'held_back') {
      this.count(operation, 'held_back');
      return;
    }
    if (why === 'refused') {
      // Who refuses has understood: for the connection that is as good as a yes.
      this.answered(operation, tokenKind, 'refused');
      return;
    }
    const { httpStatus, microsoftCode, microsoftCorrelationId } = error;
    const record: FailureRecord = {
      service: this.service,
      tokenKind,
      reason: why,
      httpStatus,
      microsoftCode,
      microsoftCorrelationId,
    };
    void this.write(...this.settings, FIELDS.failure(operation), JSON.stringify(record));
    this.count(operation, 'failed');
  }

  /** Microsoft's sign-in service has issued a token. */
  signedIn(kind: TokenKind, validForMs: number): void {
    const user = kind === 'app_user' && this.refreshToken !== null ? this.refreshToken : [];
    void this.write(...this.settings, FIELDS.token(kind), JSON.stringify({ validForMs }), ...user);
  }

  /** A person asked for a check, and this came of it. Resolves when it can be read. */
  async checked(check: CheckRecord): Promise<void> {
    await this.write(FIELDS.check, JSON.stringify(check));
  }

  /** What waits in this service for its turn at Microsoft. */
  async workWaits(work: WorkRecord): Promise<void> {
    await this.write(...this.settings, FIELDS.work(this.service), JSON.stringify(work));
  }

  private answered(operation: MicrosoftOperation, tokenKind: TokenKind, outcome: CallOutcome): void {
    const record: SuccessRecord = { service: this.service, tokenKind };
    void this.write(...this.settings, FIELDS.success(operation), JSON.stringify(record));
    this.count(operation, outcome);
  }

  private async write(...facts: readonly string[]): Promise<void> {
    await this.redis.eval(WRITE, 1, factsKey(this.id), ...facts).catch(() => undefined);
  }

  private count(operation: MicrosoftOperation, outcome: CallOutcome): void {
    this.redis.eval(COUNT, 1, callsKey(this.id), `${operation}:${outcome}`, SLOTS).catch(() => undefined);
  }
}

/** Tells one refresh token from another; nobody finds the token by it. */
function markOf(refreshToken: string): string {
  return createHash('sha256').update(`assent ${refreshToken}`).digest('hex').slice(0, 12);
}
