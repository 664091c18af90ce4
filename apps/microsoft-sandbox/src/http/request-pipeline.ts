import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SandboxClock } from '../clock/sandbox-clock.js';
import { faultAnswer } from '../faults/fault-answer.js';
import { FaultRules } from '../faults/fault-rules.js';
import type { StoredAnswer } from '../state/sandbox-state.js';
import { AccessTokens } from '../tokens/access-tokens.js';
import { AnswerStore } from './answer-store.js';
import { CallLog } from './call-log.js';
import { type Exchange, exchangeOf, openExchange, pathOf } from './exchange.js';
import { classicBody, MICROSOFT_FAULTS, MicrosoftFault } from './microsoft-fault.js';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/**
 * What happens around every handler, in Microsoft's order: identify the caller, answer a repeated
 * MS-RequestId from the store, let faults strike, do the work, keep the answer, log the call.
 */
@Injectable()
export class RequestPipeline {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly answers: AnswerStore,
    private readonly faults: FaultRules,
    private readonly log: CallLog,
    private readonly clock: SandboxClock,
  ) {}

  install(server: FastifyInstance): void {
    server.addHook('onRequest', (request, reply, next) => {
      if (!pathOf(request).startsWith('/_control')) this.open(request, reply);
      next();
    });
    server.addHook('preHandler', async (request, reply) => {
      const exchange = exchangeOf(request);
      if (exchange === undefined) return;
      if (pathOf(request).startsWith('/v1/')) await this.enterPartnerCenter(request, reply, exchange);
      if (!reply.sent) await this.letFaultStrike(request, reply, exchange);
    });
    server.addHook('onSend', async (request, reply, payload) => this.beforeSend(request, reply, payload));
    server.addHook('onResponse', (request, reply, next) => {
      const exchange = exchangeOf(request);
      if (exchange !== undefined) this.close(request, exchange, reply.statusCode);
      next();
    });
  }

  private open(request: FastifyRequest, reply: FastifyReply): void {
    const requestId = headerOf(request, 'ms-requestid');
    const correlationId = headerOf(request, 'ms-correlationid');
    const exchange: Exchange = {
      startedAt: this.clock.now(),
      requestId: requestId ?? randomUUID(),
      requestIdGiven: requestId !== undefined,
      correlationId: correlationId ?? randomUUID(),
      correlationIdGiven: correlationId !== undefined,
    };
    openExchange(request, exchange);
    void reply.headers({
      'MS-RequestId': exchange.requestId,
      'MS-CorrelationId': exchange.correlationId,
      'MS-CV': `${Buffer.from(exchange.requestId).toString('base64url').slice(0, 16)}.0`,
      'MS-ServerId': 'sandbox',
    });
  }

  /** Waits until an answer that it gives has gone: only then does Fastify leave out what would come after. */
  private async enterPartnerCenter(
    request: FastifyRequest,
    reply: FastifyReply,
    exchange: Exchange,
  ): Promise<void> {
    try {
      exchange.caller = this.tokens.identify(request.headers.authorization);
    } catch (error) {
      // Who is not let in leaves no stored answer behind: a fresh token may come with the same id.
      if (!(error instanceof MicrosoftFault)) throw error;
      await reply.status(error.status).header('WWW-Authenticate', 'Bearer').send(error.body);
      return;
    }
    if (!exchange.requestIdGiven) return;
    if (!GUID.test(exchange.requestId)) {
      const { status, code } = MICROSOFT_FAULTS.invalidRequest;
      await reply.status(status).send(classicBody(code, 'MS-RequestId must be a GUID.'));
      return;
    }
    const key = `${request.method} ${exchange.caller.partner} ${exchange.requestId} ${request.url}`;
    const stored = await this.answers.find(key);
    if (stored === undefined) {
      exchange.answerKey = key;
      return;
    }
    exchange.replayed = true;
    if (stored.contentType !== null) void reply.header('content-type', stored.contentType);
    if (stored.retryAfter !== null) void reply.header('retry-after', stored.retryAfter);
    await reply.status(stored.status).send(stored.body);
  }

  private async letFaultStrike(
    request: FastifyRequest,
    reply: FastifyReply,
    exchange: Exchange,
  ): Promise<void> {
    const struck = this.faults.strike(request.method, pathOf(request));
    if (struck === undefined) return;
    const { rule, position } = struck;
    exchange.faultRule = position;
    if (rule.delayMs !== undefined) {
      if (rule.when === 'after_work') exchange.answerLateMs = rule.delayMs;
      else await sleep(rule.delayMs, undefined, { ref: false });
    }
    if (rule.drop) {
      if (rule.when === 'after_work') {
        exchange.afterWork = 'drop';
        return;
      }
      this.close(request, exchange, null);
      reply.hijack();
      request.raw.socket.destroy();
      return;
    }
    if (rule.status === undefined) return;
    const answer = faultAnswer({ ...rule, status: rule.status });
    if (rule.when === 'after_work') {
      exchange.afterWork = answer;
      return;
    }
    await reply.status(answer.status).headers(answer.headers).send(answer.body);
  }

  private async beforeSend(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
    const exchange = exchangeOf(request);
    if (exchange === undefined) return payload;
    let body = payload;
    if (typeof exchange.afterWork === 'object') {
      const { status, headers } = exchange.afterWork;
      void reply.status(status).headers(headers).removeHeader('content-length');
      body = exchange.afterWork.body;
    }
    if (exchange.answerKey !== undefined) {
      this.answers.finish(exchange.answerKey, this.answerOf(exchange.answerKey, reply, body));
      delete exchange.answerKey;
    }
    if (exchange.answerLateMs !== undefined) await sleep(exchange.answerLateMs, undefined, { ref: false });
    if (exchange.afterWork === 'drop') {
      this.close(request, exchange, null);
      request.raw.socket.destroy();
    }
    return body;
  }

  private answerOf(key: string, reply: FastifyReply, body: unknown): StoredAnswer {
    const header = (name: string): string | null => {
      const value = reply.getHeader(name);
      return typeof value === 'string' ? value : null;
    };
    return {
      key,
      status: reply.statusCode,
      contentType: header('content-type'),
      retryAfter: header('retry-after'),
      body: typeof body === 'string' ? body : '',
    };
  }

  private close(request: FastifyRequest, exchange: Exchange, status: number | null): void {
    if (exchange.logged === true) return;
    exchange.logged = true;
    if (exchange.answerKey !== undefined) this.answers.finish(exchange.answerKey, undefined);
    this.log.add({
      at: new Date(exchange.startedAt).toISOString(),
      method: request.method,
      path: pathOf(request),
      status,
      requestId: exchange.requestId,
      correlationId: exchange.correlationId,
      durationMs: this.clock.now() - exchange.startedAt,
      replayed: exchange.replayed ?? false,
      faultRule: exchange.faultRule ?? null,
    });
  }
}
