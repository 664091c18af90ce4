import { Controller, Get, Header, HttpCode, HttpException, HttpStatus } from '@nestjs/common';
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

  /** 200 when ready or degraded, else 503; the body says which part is down. */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready(): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    if (report.status === 'not_ready') throw new HttpException(report, HttpStatus.SERVICE_UNAVAILABLE);
    return report;
  }
}
