import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEMS } from '@assent/contracts';
import { toProblemError } from '../problems/to-problem.js';
import { chooseLanguage } from './catalogue/choose-language.js';
import { LandingRenderer, type PlainPage } from './landing-renderer.js';
import { landingHeaders } from './landing-headers.js';

/** Tells signatories what is wrong in their words; they have no use for problem details. */
@Injectable()
@Catch()
export class LandingFilter implements ExceptionFilter {
  private readonly logger = new Logger(LandingFilter.name);

  constructor(private readonly renderer: LandingRenderer) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest<{ Querystring: { lang?: unknown } }>>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = toProblemError(error);
    const { status } = PROBLEMS[problem.code];
    if (problem.code === 'internal_error') this.logger.error({ err: error }, 'A page failed.');
    if (problem.extras.retryAfterSeconds !== undefined) {
      void reply.header('retry-after', String(problem.extras.retryAfterSeconds));
    }
    const page: PlainPage = status === 429 ? 'tooMany' : status >= 500 ? 'away' : 'unknown';
    const texts = chooseLanguage({
      chosen: request.query.lang,
      accepted: request.headers['accept-language'],
    });
    const canChoose = request.method === 'GET';
    void reply
      .headers(landingHeaders(null))
      .status(status)
      .send(this.renderer.plain(page, texts, canChoose));
  }
}
