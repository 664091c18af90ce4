import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SandboxClock } from '../clock/sandbox-clock.js';
import { MicrosoftFault } from '../http/microsoft-fault.js';
import { HOME_PARTNER } from '../state/sandbox-state.js';
import { SandboxStore } from '../state/sandbox-store.js';

/** The one audience that Partner Center's API takes tokens for [A]. */
export const PARTNER_CENTER_AUDIENCE = 'https://api.partnercenter.microsoft.com';

/** Entra's usual life of an access token [A]. */
export const TOKEN_LIFETIME_SECONDS = 3600;

/** `app_only`: client credentials. `app_user`: on behalf of a user who has signed in. */
export type TokenKind = 'app_only' | 'app_user';

interface Claims {
  readonly audience: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly kind: TokenKind;
  readonly userId: string | null;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** Who calls Partner Center. */
export interface CallerIdentity {
  readonly partner: string;
  readonly kind: TokenKind;
  readonly userId: string | null;
}

/** Issues and checks access tokens. They carry their claims, so that nothing has to be remembered. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly store: SandboxStore,
    private readonly clock: SandboxClock,
  ) {}

  issue(request: Pick<Claims, 'audience' | 'tenantId' | 'clientId' | 'kind'>): string {
    const claims: Claims = {
      ...request,
      userId: request.kind === 'app_user' ? randomUUID() : null,
      expiresAt: this.clock.now() + TOKEN_LIFETIME_SECONDS * 1000,
    };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return `sandbox.${payload}.${this.sign(payload).toString('base64url')}`;
  }

  /**
   * @param header the `Authorization` header
   * @throws MicrosoftFault 401 for a token that is missing, broken, expired or meant for somebody else
   */
  identify(header: string | undefined): CallerIdentity {
    const claims = this.read(header);
    if (claims === undefined || claims.expiresAt <= this.clock.now()) {
      throw MicrosoftFault.classic('authorizationFailed');
    }
    if (claims.audience.replace(/\/$/, '') !== PARTNER_CENTER_AUDIENCE) {
      throw MicrosoftFault.classic('wrongAudience');
    }
    const separate = this.store.state.separatePartners.includes(claims.tenantId);
    return { partner: separate ? claims.tenantId : HOME_PARTNER, kind: claims.kind, userId: claims.userId };
  }

  private read(header: string | undefined): Claims | undefined {
    const [, payload, mac] = /^Bearer sandbox\.([\w-]+)\.([\w-]+)$/i.exec(header ?? '') ?? [];
    if (payload === undefined || mac === undefined) return undefined;
    const expected = this.sign(payload);
    const given = Buffer.from(mac, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
  }

  private sign(payload: string): Buffer {
    return createHmac('sha256', this.store.state.tokenKey).update(payload).digest();
  }
}
