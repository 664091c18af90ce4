import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SandboxClock } from '../clock/sandbox-clock.js';
import type { SandboxEnvironment } from '../environment.js';
import { ENVIRONMENT } from '../environment.token.js';
import { AccessTokens, TOKEN_LIFETIME_SECONDS, type TokenKind } from './access-tokens.js';
import { ENTRA_FAULTS, type EntraFault } from './entra-faults.js';

type Form = Record<string, string | undefined>;
type TokenAnswer = Record<string, unknown>;

/** What Entra issues for the old endpoint when it is not told a resource: a token for a directory that is gone. */
const LEGACY_DIRECTORY_AUDIENCE = 'https://graph.windows.net';

/** Entra's token endpoint: the v1 form with `resource`, the v2 form with `scope`. */
@Controller()
export class TokenController {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly clock: SandboxClock,
    @Inject(ENVIRONMENT) private readonly environment: SandboxEnvironment,
  ) {}

  @Post(':tenant/oauth2/token')
  @HttpCode(200)
  versionOne(
    @Param('tenant') tenantId: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): TokenAnswer {
    const form = readForm(body);
    const kind = this.checkGrant(form);
    if (typeof kind !== 'string') return this.refuse(reply, kind);
    const audience = form['resource'] ?? LEGACY_DIRECTORY_AUDIENCE;
    const now = Math.floor(this.clock.now() / 1000);
    return {
      token_type: 'Bearer',
      // The old endpoint writes numbers as text.
      expires_in: String(TOKEN_LIFETIME_SECONDS),
      ext_expires_in: String(TOKEN_LIFETIME_SECONDS),
      expires_on: String(now + TOKEN_LIFETIME_SECONDS),
      not_before: String(now),
      resource: audience,
      access_token: this.tokens.issue({ audience, tenantId, clientId: form['client_id'] ?? '', kind }),
      ...this.refreshToken(kind),
    };
  }

  @Post(':tenant/oauth2/v2.0/token')
  @HttpCode(200)
  versionTwo(
    @Param('tenant') tenantId: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): TokenAnswer {
    const form = readForm(body);
    const kind = this.checkGrant(form);
    if (typeof kind !== 'string') return this.refuse(reply, kind);
    const scope = (form['scope'] ?? '').split(' ').find((part) => part.includes('://'));
    if (scope === undefined) return this.refuse(reply, ENTRA_FAULTS.scopeMissing);
    if (kind === 'app_only' && !scope.endsWith('/.default')) {
      return this.refuse(reply, ENTRA_FAULTS.scopeInvalid);
    }
    const audience = scope.slice(0, scope.lastIndexOf('/'));
    return {
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME_SECONDS - 1,
      ext_expires_in: TOKEN_LIFETIME_SECONDS - 1,
      access_token: this.tokens.issue({ audience, tenantId, clientId: form['client_id'] ?? '', kind }),
      ...this.refreshToken(kind),
    };
  }

  private checkGrant(form: Form): TokenKind | EntraFault {
    const { SANDBOX_CLIENT_ID: clientId, SANDBOX_CLIENT_SECRET: secret } = this.environment;
    if (!form['client_id'] || (clientId !== undefined && form['client_id'] !== clientId)) {
      return ENTRA_FAULTS.clientUnknown;
    }
    if (!form['client_secret'] || (secret !== undefined && form['client_secret'] !== secret)) {
      return ENTRA_FAULTS.secretInvalid;
    }
    switch (form['grant_type'] ?? '') {
      case 'client_credentials':
        return 'app_only';
      case 'refresh_token':
        return form['refresh_token'] === this.environment.SANDBOX_REFRESH_TOKEN
          ? 'app_user'
          : ENTRA_FAULTS.refreshTokenInvalid;
      default:
        return ENTRA_FAULTS.grantUnsupported;
    }
  }

  /** Entra hands a refresh token back with each use; the sandbox's never changes. */
  private refreshToken(kind: TokenKind): { refresh_token?: string } {
    return kind === 'app_user' ? { refresh_token: this.environment.SANDBOX_REFRESH_TOKEN } : {};
  }

  private refuse(reply: FastifyReply, fault: EntraFault): TokenAnswer {
    void reply.status(fault.status);
    return {
      error: fault.error,
      error_description: `AADSTS${fault.code}: ${fault.description}`,
      error_codes: [fault.code],
      timestamp: new Date(this.clock.now()).toISOString().replace('T', ' ').replace(/\..*/, 'Z'),
      trace_id: randomUUID(),
      correlation_id: randomUUID(),
    };
  }
}

const readForm = (body: unknown): Form => {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, typeof value === 'string' ? value : undefined]),
  );
};
