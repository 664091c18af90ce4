import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { classicBody, MICROSOFT_FAULTS, MicrosoftFault } from './microsoft-fault.js';

/** Turns everything that is thrown into an answer in Microsoft's manner; never a stack trace. */
@Catch()
export class MicrosoftFaultFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    if (error instanceof MicrosoftFault) {
      void reply.status(error.status).send(error.body);
      return;
    }
    if (error instanceof HttpException) {
      // Nest's own: no such route, malformed JSON, a body that is too large, a bad control request.
      const status = error.getStatus();
      void reply.status(status).send(classicBody(String(status), error.message));
      return;
    }
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const path = request.url.split('?', 1)[0] ?? '';
    process.stderr.write(`microsoft-sandbox: ${request.method} ${path} failed: ${String(error)}\n`);
    const { status, code, description } = MICROSOFT_FAULTS.internal;
    void reply.status(status).send(classicBody(code, description));
  }
}
