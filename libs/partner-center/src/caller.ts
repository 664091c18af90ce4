import { MICROSOFT_OPERATIONS, type ApiFamily, type MicrosoftOperation } from '@assent/contracts';
import type { TokenKind } from '@assent/domain';
import { setTimeout as sleep } from 'node:timers/promises';
import { v4 as uuidv4, v5 as uuidv5, validate as isUuid } from 'uuid';
import type { CallBudget } from './call-budget.js';
import type { CallOptions } from './call.js';
import type { ConnectionBook } from './connection-book.js';
import { faultOf, unreadable } from './faults.js';
import type { Http, HttpAnswer } from './http.js';
import { PartnerCenterError } from './partner-center-error.js';
import { PARTNER_CENTER_POLICY } from './partner-center-policy.js';
import type { PartnerCenterConnection } from './provider-instances.js';
import type { TokenCache } from './token-cache.js';

/** One call of the API, before the wire. */
export interface ApiCall<T> {
  /** What it is for; says against whose limit it counts. */
  readonly operation: MicrosoftOperation;
  /** What it needs by Microsoft's documentation; without a user an app-only token is tried. */
  readonly token: TokenKind;
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below the API's address. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Signs in anew for this call, to find out whether the credentials are still taken. */
  readonly freshToken?: boolean;
  /** In milliseconds; left out: as long as any call may take. */
  readonly timeoutMs?: number;
  /** Makes something of the answer; null when it does not hold what it must. */
  readonly read: (body: unknown, status: number) => T | null;
}

/** Makes a correlation id of any text, the same for the same text. */
const CORRELATION_NAMESPACE = 'f1b6b3a0-6a0c-5c0e-9d0a-3f6c1b1f7a11';

/** Takes calls to Microsoft and back: budget, token, headers, time limit, and what an answer means. */
export class Caller {
  constructor(
    private readonly connection: PartnerCenterConnection,
    private readonly http: Http,
    private readonly tokens: TokenCache,
    private readonly budget: CallBudget,
    private readonly book: ConnectionBook,
  ) {}

  /** Whether calls on behalf of a user are possible at all. */
  get hasUser(): boolean {
    return this.tokens.hasUser;
  }

  /** @throws PartnerCenterError */
  async call<T>(call: ApiCall<T>, options: CallOptions): Promise<T> {
    try {
      const result = await this.make(call, options);
      this.book.served(call.operation, this.kindOf(call));
      return result;
    } catch (error) {
      this.book.notServed(call.operation, this.kindOf(call), error);
      throw error;
    }
  }

  private async make<T>(call: ApiCall<T>, options: CallOptions): Promise<T> {
    await this.waitForTurn(MICROSOFT_OPERATIONS[call.operation], options);
    const answer = await this.send(call, options);
    if (answer.status < 200 || answer.status > 299) throw await this.fault(call, answer);
    const result = call.read(answer.body, answer.status);
    if (result === null) throw unreadable(answer, 'its body is not what it should be');
    return result;
  }

  /** Sends it, once more with a fresh token when the one that it had is refused before its time. */
  private async send<T>(call: ApiCall<T>, options: CallOptions): Promise<HttpAnswer> {
    const kind = this.kindOf(call);
    const token = await (call.freshToken ? this.tokens.renew(kind) : this.tokens.get(kind));
    const answer = await this.sendWith(token.reveal(), call, options);
    if (answer.status !== 401) return answer;
    this.tokens.forget(kind, token);
    // Who is not let in has done nothing: the same request id stays right.
    const fresh = await this.tokens.get(kind);
    return this.sendWith(fresh.reveal(), call, options);
  }

  private kindOf<T>({ token }: ApiCall<T>): TokenKind {
    return token === 'app_user' && !this.tokens.hasUser ? 'app_only' : token;
  }

  private sendWith<T>(token: string, call: ApiCall<T>, options: CallOptions): Promise<HttpAnswer> {
    const { requestId, correlationId, signal } = options;
    return this.http.send({
      method: call.method,
      url: this.connection.apiUrl + call.path,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'MS-RequestId': requestId,
        'MS-CorrelationId': isUuid(correlationId)
          ? correlationId
          : uuidv5(correlationId, CORRELATION_NAMESPACE),
        'MS-Contract-Version': 'v1',
        'MS-PartnerCenter-Application': 'Assent',
        ...(call.body !== undefined && { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      timeoutMs: call.timeoutMs ?? PARTNER_CENTER_POLICY.callTimeoutMs,
      signal,
    });
  }

  private async waitForTurn(family: ApiFamily, options: CallOptions): Promise<void> {
    const { share, signal, turnWaitMs = PARTNER_CENTER_POLICY.maxTurnWaitMs } = options;
    const deadline = Date.now() + turnWaitMs;
    for (;;) {
      const wait = await this.budget.take(this.connection, family, share);
      if (wait === 0) return;
      if (Date.now() + wait > deadline || this.http.isGivenUp) {
        throw new PartnerCenterError(
          'budget_exhausted',
          'The calls that Microsoft allows are used up for the moment; nothing was sent. It goes on by itself.',
          { retryAt: new Date(Date.now() + wait) },
        );
      }
      await sleep(Math.min(wait, PARTNER_CENTER_POLICY.turnLookMs), undefined, { signal }).catch(() => {
        throw new PartnerCenterError('no_answer', 'The call was given up before it was sent.', {
          circumstance: 'given_up',
        });
      });
    }
  }

  private async fault<T>(call: ApiCall<T>, answer: HttpAnswer): Promise<PartnerCenterError> {
    const now = new Date();
    const error = faultOf(answer, now);
    if (error.kind === 'throttled' && error.retryAt !== null) {
      const pauseMs = error.retryAt.getTime() - now.getTime();
      await this.budget.pause(this.connection.tenantId, MICROSOFT_OPERATIONS[call.operation], pauseMs);
    }
    return error;
  }
}

/** For the further calls of a reading that takes several. */
export function withNewRequestId(options: CallOptions): CallOptions {
  return { ...options, requestId: uuidv4() };
}
