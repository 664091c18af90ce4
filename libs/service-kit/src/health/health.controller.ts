import { Controller, Get, Header, HttpCode, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readiness, type ReadinessReport } from './readiness.js';

/** For the platform: restart me (`live`), send me work (`ready`). */
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** Answers as long as the event loop turns; it looks at nothing else, since a restart heals nothing else. */
  @Get('live')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  /**
   * 200 when ready or degraded, else 503; the body says which part is down. Not thrown as an exception: an
   * app's own filter would put its problem document in the place of the report.
   */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    void reply.status(report.status === 'not_ready' ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK);
    return report;
  }
}
