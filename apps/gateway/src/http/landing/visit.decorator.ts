import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What the address of a signatory's page says. */
export interface Visit {
  readonly token: string;
  /** The language chosen on the page; anything may stand there. */
  readonly lang: unknown;
  /** The languages that the browser would like. */
  readonly accepted: string | undefined;
}

/** The visit behind a request to `a/:token`. */
export const ThisVisit = createParamDecorator((_data: unknown, context: ExecutionContext): Visit => {
  const request = context
    .switchToHttp()
    .getRequest<FastifyRequest<{ Params: { token?: string }; Querystring: { lang?: unknown } }>>();
  return {
    token: request.params.token ?? '',
    lang: request.query.lang,
    accepted: request.headers['accept-language'],
  };
});
