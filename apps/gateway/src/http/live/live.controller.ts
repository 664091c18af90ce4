import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Callers } from '../request/callers.js';
import { LiveStreams } from './live-streams.js';

/** Tells portals what changes, as it changes. */
@ApiTags('Work list')
@Controller('api/v1/mca')
export class LiveController {
  constructor(
    private readonly callers: Callers,
    private readonly streams: LiveStreams,
  ) {}

  @Get('events')
  @ApiOperation({
    summary: 'Server-sent events: customers, counts, operations and imports that changed',
    description:
      'Events `customer-changed`, `operation-settled`, `import-progressed`, `summary-changed`; `reset` means ' +
      'that the reader was away for longer than an hour and should load everything anew.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Resumes after this event. The last minute before it is repeated.',
    schema: { type: 'string' },
  })
  @ApiProduces('text/event-stream')
  @ApiResponse({ status: 200, description: 'A stream that stays open.' })
  async events(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // Fastify answers HEAD with the handler of GET; a stream that nobody reads must not stay open.
    if (request.method === 'HEAD') {
      void reply.type('text/event-stream; charset=utf-8').send();
      return;
    }
    const { access } = this.callers.of(request);
    const given = request.headers['last-event-id'];
    await this.streams.join(reply, access, typeof given === 'string' ? usableId(given) : undefined);
  }
}

/** Anything that is no number of ours is answered like one that is too old. */
const usableId = (text: string) => (/^\d{1,18}$/.test(text) ? text : '0');
