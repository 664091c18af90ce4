import { PROBLEMS } from '@assent/contracts';
import { Correlation } from '@assent/service-kit';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../application/problem.error.js';
import { KnownAddresses } from '../edge/known-addresses.js';
import { buildProblem, toProblemError } from './to-problem.js';

/** Answers every error of the API as RFC 9457 problem details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(
    private readonly correlation: Correlation,
    private readonly addresses: KnownAddresses,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    // Handlers of messages share this application; their errors belong to the transport.
    if (host.getType() !== 'http') throw error;
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.orWrongMethod(toProblemError(error), http.getRequest<FastifyRequest>(), reply);
    if (problem.code === 'internal_error') this.logger.error({ err: error }, 'A request failed.');
    this.send(reply, problem);
  }

  /** Whoever asks in a wrong way at a right address is told so, with the ways that there are. */
  private orWrongMethod(problem: ProblemError, request: FastifyRequest, reply: FastifyReply): ProblemError {
    if (problem.code !== 'not_found') return problem;
    const methods = this.addresses.methodsOf(request.url.split('?')[0] ?? '');
    if (methods.length === 0 || methods.includes(request.method)) return problem;
    void reply.header('allow', methods.join(', '));
    return new ProblemError(
      'method_not_allowed',
      `This address takes ${methods.join(', ')}. /api/docs says what each of them does.`,
    );
  }

  private send(reply: FastifyReply, { code, detail, extras }: ProblemError): void {
    const correlationId = this.correlation.correlationId ?? String(reply.getHeader('x-correlation-id') ?? '');
    if (extras.retryAfterSeconds !== undefined) {
      void reply.header('retry-after', String(extras.retryAfterSeconds));
    }
    if (code === 'payload_too_large') {
      // Fastify would cut the connection, and a caller that is still sending would see a broken pipe and not
      // this answer. Kept open, the rest is read and thrown away, for as long as a request may take.
      reply.removeHeader('connection');
    }
    void reply
      .status(PROBLEMS[code].status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(buildProblem(code, detail, correlationId, extras)));
  }
}
