import { Clock } from '@assent/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { WorkListExport } from '../../infrastructure/read-model/work-list-export.query.js';
import { RunningExports } from '../export/running-exports.js';
import { headersOfFile, textOfFile } from '../export/work-list-file.js';
import { DocumentedProblems } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { WorkListExportDto, WorkListExportQueryDto } from './dtos.js';

/** The work list as a file. */
@ApiTags('Work list')
@Controller('api/v1/mca')
export class ExportController {
  constructor(
    private readonly callers: Callers,
    private readonly workList: WorkListExport,
    private readonly exports: RunningExports,
    private readonly clock: Clock,
  ) {}

  @Get('export')
  @ApiOperation({
    summary: 'The filtered work list as CSV or JSON, all rows, streamed',
    description:
      'Rows are of one moment. Cells of the CSV that a spreadsheet would take for a formula begin with an ' +
      'apostrophe. A connection that breaks off means that the file is incomplete.',
  })
  @ApiProduces('text/csv', 'application/json')
  @ApiResponse({ status: 200, type: WorkListExportDto.Output as never })
  @DocumentedProblems()
  async export(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: WorkListExportQueryDto,
  ): Promise<Readable | undefined> {
    const { access } = this.callers.of(request);
    const headers = headersOfFile(query, this.clock.now());
    // Fastify answers HEAD with the handler of GET; nobody would read the rows.
    const file =
      request.method === 'HEAD'
        ? undefined
        : await this.exports.start(textOfFile(query, this.workList.batches(access, query)));
    // Broken off, by whichever side: the connection ends with it, or the reader would wait for the rest.
    file?.once('close', () => {
      if (!file.readableEnded) request.raw.socket.destroy();
    });
    void reply.headers(headers);
    return file;
  }
}
