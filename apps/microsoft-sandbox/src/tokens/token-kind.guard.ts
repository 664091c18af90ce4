import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../http/exchange.js';
import { MicrosoftFault } from '../http/microsoft-fault.js';
import { SandboxStore } from '../state/sandbox-store.js';

/** Which tokens a call takes, by Microsoft's documentation. */
export type TokenRule = 'app_only' | 'app_user' | 'any';

const TOKEN_RULE = 'sandbox:token-rule';

/** Every Partner Center route says which tokens it takes. */
export const TakesTokens = (rule: TokenRule): MethodDecorator & ClassDecorator =>
  SetMetadata(TOKEN_RULE, rule);

/** Refuses the wrong kind of token. Whether app-only passes where app+user is documented is a setting. */
@Injectable()
export class TokenKindGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly store: SandboxStore,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const rule = this.reflector.getAllAndOverride<TokenRule | undefined>(TOKEN_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule === undefined || rule === 'any') return true;
    const { kind } = callerOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (rule === 'app_only' && kind === 'app_user') throw MicrosoftFault.classic('appUserNotSupported');
    if (rule === 'app_user' && kind === 'app_only') refuseAppOnly(this.store);
    return true;
  }
}

/** @throws MicrosoftFault 403/900329 when the sandbox follows the documents strictly */
export function refuseAppOnly(store: SandboxStore): void {
  if (store.state.settings.strictAppUser) throw MicrosoftFault.classic('appOnlyNotSupported');
}
