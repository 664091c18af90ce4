import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CallerIdentity } from '../tokens/access-tokens.js';
import { MicrosoftFault } from './microsoft-fault.js';

/** What the sandbox knows about one request and its answer, beside the request itself. */
export interface Exchange {
  /** Epoch ms of the sandbox's clock. */
  readonly startedAt: number;
  readonly requestId: string;
  /** Whether the client sent the request id; only then is the answer kept for a repeat. */
  readonly requestIdGiven: boolean;
  readonly correlationId: string;
  readonly correlationIdGiven: boolean;
  caller?: CallerIdentity;
  /** Set while this request is the one that works for its request id. */
  answerKey?: string;
  replayed?: boolean;
  /** What a fault rule does to the answer after the work. */
  afterWork?:
    'drop' | { readonly status: number; readonly body: string; readonly headers: Record<string, string> };
  /** How long the answer is held back after the work, in milliseconds. */
  answerLateMs?: number;
  faultRule?: number;
  logged?: boolean;
}

const exchanges = new WeakMap<FastifyRequest, Exchange>();

export function openExchange(request: FastifyRequest, exchange: Exchange): void {
  exchanges.set(request, exchange);
}

export function exchangeOf(request: FastifyRequest): Exchange | undefined {
  return exchanges.get(request);
}

/** @throws MicrosoftFault 401 on a route that nobody was identified for */
export function callerOf(request: FastifyRequest): CallerIdentity {
  const caller = exchanges.get(request)?.caller;
  if (caller === undefined) throw MicrosoftFault.classic('authorizationFailed');
  return caller;
}

/** The caller's identity as a parameter of a handler. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The exchange as a parameter of a handler. */
export const CurrentExchange = createParamDecorator((_: unknown, context: ExecutionContext) =>
  exchangeOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The path without its query, which may hold an attestation id and is never logged. */
export const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? request.url;
