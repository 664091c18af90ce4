import type { TokenKind } from '@assent/domain';
import type { ConnectionBook } from './connection-book.js';
import type { Http, HttpAnswer } from './http.js';
import { PartnerCenterError } from './partner-center-error.js';
import { PARTNER_CENTER_POLICY } from './partner-center-policy.js';
import type { PartnerCenterConnection } from './provider-instances.js';
import { redact } from './redact.js';
import { Secret } from './secret.js';
import { field, text } from './tolerant-reading.js';

interface Token {
  readonly value: Secret;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** The audience of Partner Center, whatever address its API is reached at. */
const RESOURCE = 'https://api.partnercenter.microsoft.com';

/** The access tokens of one provider instance: kept until shortly before they expire, asked for once at a time. */
export class TokenCache {
  private readonly tokens = new Map<TokenKind, Token>();
  private readonly underWay = new Map<TokenKind, Promise<Token>>();
  /** Entra hands out a new one with each use and retires the old one some time. */
  private refreshToken: Secret | null;

  constructor(
    private readonly connection: PartnerCenterConnection,
    private readonly http: Http,
    private readonly book: ConnectionBook,
  ) {
    this.refreshToken = connection.refreshToken;
  }

  /** Whether calls on behalf of a user are possible at all. */
  get hasUser(): boolean {
    return this.refreshToken !== null;
  }

  /**
   * A token that lives long enough for a call. When a new one can't be had, one that still lives will do.
   *
   * @throws PartnerCenterError with `answered` false: Partner Center itself was not called
   */
  async get(kind: TokenKind): Promise<Secret> {
    const known = this.tokens.get(kind);
    const now = Date.now();
    if (known && known.expiresAt - PARTNER_CENTER_POLICY.tokenMarginMs > now) return known.value;
    try {
      return (await this.fetchOnce(kind)).value;
    } catch (error) {
      if (known && known.expiresAt > now) return known.value;
      throw error;
    }
  }

  /**
   * A token that was issued just now, to find out whether the credentials are still taken.
   *
   * @throws PartnerCenterError as `get` does
   */
  async renew(kind: TokenKind): Promise<Secret> {
    return (await this.fetchOnce(kind)).value;
  }

  /** Partner Center refused this token; the next call asks for a new one. */
  forget(kind: TokenKind, refused: Secret): void {
    if (this.tokens.get(kind)?.value === refused) this.tokens.delete(kind);
  }

  private fetchOnce(kind: TokenKind): Promise<Token> {
    const running = this.underWay.get(kind);
    if (running) return running;
    const fetching = this.fetch(kind).finally(() => this.underWay.delete(kind));
    this.underWay.set(kind, fetching);
    return fetching;
  }

  private async fetch(kind: TokenKind): Promise<Token> {
    const askedAt = Date.now();
    const answer = await this.http
      .send({
        method: 'POST',
        url: this.connection.tokenUrl,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: this.form(kind).toString(),
        timeoutMs: PARTNER_CENTER_POLICY.tokenTimeoutMs,
      })
      .catch((error: unknown) => {
        throw error instanceof PartnerCenterError && error.circumstance !== 'given_up'
          ? unreachable()
          : error;
      });
    const value = text(answer.body, 'access_token');
    if (answer.status !== 200 || value === null) throw refusal(answer);
    const rotated = text(answer.body, 'refresh_token');
    if (kind === 'app_user' && rotated !== null) this.refreshToken = new Secret(rotated);
    // A number in the newer endpoint's answer, a text in the older one's.
    const seconds = Number(text(answer.body, 'expires_in') ?? PARTNER_CENTER_POLICY.tokenLifetimeMs / 1000);
    const token = { value: new Secret(value), expiresAt: askedAt + seconds * 1000 };
    this.tokens.set(kind, token);
    this.book.signedIn(kind, seconds * 1000);
    return token;
  }

  private form(kind: TokenKind): URLSearchParams {
    const { tokenUrl, clientId, clientSecret } = this.connection;
    const isVersionTwo = tokenUrl.includes('/v2.0/');
    return new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret.reveal(),
      ...(isVersionTwo ? { scope: `${RESOURCE}/.default` } : { resource: RESOURCE }),
      ...(kind === 'app_user' && this.refreshToken !== null
        ? { grant_type: 'refresh_token', refresh_token: this.refreshToken.reveal() }
        : { grant_type: 'client_credentials' }),
    });
  }
}

function unreachable(): PartnerCenterError {
  return new PartnerCenterError(
    'unavailable',
    'Microsoft’s sign-in service does not answer, so Partner Center was not called. It is tried again.',
    { answered: false, circumstance: 'sign_in' },
  );
}

function refusal({ status, body, retryAfter }: HttpAnswer): PartnerCenterError {
  const details = { httpStatus: status, answered: false, circumstance: 'sign_in' as const };
  if (status === 429) {
    const seconds = Number(retryAfter);
    const pause = seconds > 0 ? Math.min(seconds * 1000, PARTNER_CENTER_POLICY.maxPauseMs) : null;
    const retryAt = new Date(Date.now() + (pause ?? PARTNER_CENTER_POLICY.throttlePauseMs));
    return new PartnerCenterError(
      'throttled',
      'Microsoft’s sign-in service takes no more calls for the moment.',
      {
        ...details,
        retryAt,
      },
    );
  }
  if (status < 400 || status >= 500) {
    return new PartnerCenterError(
      'unavailable',
      `Microsoft’s sign-in service answered with status ${status} and no token. It is tried again.`,
      details,
    );
  }
  const said = text(body, 'error_description') ?? text(body, 'error');
  const codes = field(body, 'error_codes');
  const code = Array.isArray(codes) ? String(codes[0]) : (/AADSTS(\d+)/.exec(said ?? '')?.[1] ?? null);
  return new PartnerCenterError(
    'unauthorised',
    'Microsoft’s sign-in service does not take our credentials. Check tenant id, client id, secret and, where ' +
      `one is set, the refresh token.${said === null ? '' : ` It said: ${redact(said)}`}`,
    { ...details, microsoftCode: code },
  );
}
