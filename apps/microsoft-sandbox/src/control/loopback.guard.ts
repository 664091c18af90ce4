import { type CanActivate, type ExecutionContext, ForbiddenException, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/;
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * The control API is for this machine, whatever address the sandbox listens on, and not for web pages:
 * a page in a browser on this machine names itself in `Origin`, or its own host name in `Host`.
 */
@Injectable()
export class LoopbackGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const isLocal =
      LOOPBACK_ADDRESS.test(request.raw.socket.remoteAddress ?? '') &&
      LOOPBACK_HOST.test(request.headers.host ?? '') &&
      request.headers.origin === undefined;
    if (!isLocal) throw new ForbiddenException('The control API answers programs on this machine only.');
    return true;
  }
}
