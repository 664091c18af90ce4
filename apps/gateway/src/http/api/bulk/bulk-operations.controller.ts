import type { BulkOperation, BulkOperationPage, BulkRowPage } from '@assent/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BulkOperations } from '../../../application/bulk/bulk-operations.js';
import type { BulkOperationRecord } from '../../../application/bulk/bulk-operation.js';
import { PrepareBulkOperation } from '../../../application/bulk/prepare-bulk-operation.js';
import { SteerBulkOperation, bulkOperationNotFound } from '../../../application/bulk/steer-bulk-operation.js';
import type { AccessScope } from '../../../application/access-scope.js';
import { ProblemError } from '../../../application/problem.error.js';
import { BulkOperationReader } from '../../../infrastructure/bulk/bulk-operation-reader.js';
import { Compressed } from '../../edge/compressed-answers.js';
import { DocumentedChange, DocumentedRead } from '../../openapi/documented.js';
import { Callers } from '../../request/callers.js';
import { IdPipe } from '../../request/id.pipe.js';
import { PageQueryDto } from '../dtos.js';
import {
  BulkOperationDto,
  BulkOperationPageDto,
  BulkResultsQueryDto,
  BulkRowPageDto,
  BulkRowsQueryDto,
  ConfirmBulkOperationDto,
  CreateBulkOperationDto,
} from './bulk-dtos.js';
import { presentBulkOperation } from './present-bulk-operation.js';
import { resultStream } from './result-stream.js';

const BulkOperationId = new IdPipe('bulk_operation_not_found');

/** The same action on many customers. */
@ApiTags('Bulk operations')
@Controller('api/v1/mca/bulk-operations')
export class BulkOperationsController {
  constructor(
    private readonly callers: Callers,
    private readonly preparing: PrepareBulkOperation,
    private readonly steering: SteerBulkOperation,
    private readonly bulk: BulkOperations,
    private readonly reader: BulkOperationReader,
  ) {}

  @Post()
  @DocumentedChange(
    'Do one thing to many customers: by ids, by a filter of the work list, or by a CSV file',
    {
      status: 201,
      type: BulkOperationDto,
      description:
        'The bulk operation: running, or with `dryRun` a draft whose rows say what would happen. Customers ' +
        'that are compliant or whose attestation is running are skipped. A file that was taken before is refused ' +
        'with the earlier bulk operation (409 `bulk_file_taken_before`).',
    },
  )
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'A repeat with the same key and body, within 7 days, gets the bulk operation of the first request.',
    schema: { type: 'string', maxLength: 255 },
  })
  async create(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: CreateBulkOperationDto,
  ): Promise<BulkOperation> {
    const record = await this.preparing.prepare(this.callers.of(request), body);
    void reply.header('location', `/api/v1/mca/bulk-operations/${record.id}`);
    return presentBulkOperation(record);
  }

  @Get()
  @Compressed('own_pages')
  @DocumentedRead('The bulk operations that were confirmed, newest first', BulkOperationPageDto)
  async list(@Req() request: FastifyRequest, @Query() query: PageQueryDto): Promise<BulkOperationPage> {
    const { items, nextCursor } = await this.reader.page(this.callers.of(request).access, query);
    return { items: items.map(presentBulkOperation), nextCursor };
  }

  @Get(':id')
  @DocumentedRead('One bulk operation and how far it has come', BulkOperationDto)
  async one(
    @Req() request: FastifyRequest,
    @Param('id', BulkOperationId) id: string,
  ): Promise<BulkOperation> {
    return presentBulkOperation(await this.get(this.callers.of(request).access, id));
  }

  @Get(':id/rows')
  @Compressed('own_pages')
  @DocumentedRead('Its rows in the order of the input: exactly who gets what', BulkRowPageDto)
  async rows(
    @Req() request: FastifyRequest,
    @Param('id', BulkOperationId) id: string,
    @Query() query: BulkRowsQueryDto,
  ): Promise<BulkRowPage> {
    const { access } = this.callers.of(request);
    await this.getWithRows(access, id);
    return this.reader.rows(access, id, query);
  }

  @Get(':id/results')
  @ApiOperation({
    summary: 'The result file: one line for each row of the input, with the columns of the uploaded file',
  })
  @ApiProduces('text/csv', 'application/json')
  @ApiResponse({ status: 200, description: 'Streamed. Cells that a spreadsheet would run are guarded.' })
  async results(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', BulkOperationId) id: string,
    @Query() { format }: BulkResultsQueryDto,
  ): Promise<void> {
    const { access } = this.callers.of(request);
    const { columns } = await this.getWithRows(access, id);
    void reply
      .header('content-disposition', `attachment; filename="bulk-operation-${id}.${format}"`)
      .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
      .send(resultStream(this.reader.results(access, id), columns, format));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @DocumentedChange('Send what a dry run has checked', {
    status: 200,
    type: BulkOperationDto,
    description: 'The bulk operation, running.',
  })
  async confirm(
    @Req() request: FastifyRequest,
    @Param('id', BulkOperationId) id: string,
    @Body() { again }: ConfirmBulkOperationDto,
  ): Promise<BulkOperation> {
    return presentBulkOperation(await this.steering.confirm(this.callers.of(request), id, again));
  }

  @Post(':id/pause')
  @HttpCode(200)
  @DocumentedChange('Hold back the rows that were not sent yet', {
    status: 200,
    type: BulkOperationDto,
    description: 'The bulk operation, paused.',
  })
  async pause(
    @Req() request: FastifyRequest,
    @Param('id', BulkOperationId) id: string,
  ): Promise<BulkOperation> {
    return presentBulkOperation(await this.steering.pause(this.callers.of(request), id));
  }

  @Post(':id/resume')
  @HttpCode(200)
  @DocumentedChange('Go on with a paused bulk operation', {
    status: 200,
    type: BulkOperationDto,
    description: 'The bulk operation, running.',
  })
  async resume(
    @Req() request: FastifyRequest,
    @Param('id', BulkOperationId) id: string,
  ): Promise<BulkOperation> {
    return presentBulkOperation(await this.steering.resume(this.callers.of(request), id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @DocumentedChange('Call off the rows that were not sent yet; what was sent is not taken back', {
    status: 200,
    type: BulkOperationDto,
    description: 'The bulk operation, cancelled.',
  })
  async cancel(
    @Req() request: FastifyRequest,
    @Param('id', BulkOperationId) id: string,
  ): Promise<BulkOperation> {
    return presentBulkOperation(await this.steering.cancel(this.callers.of(request), id));
  }

  private async get(access: AccessScope, id: string): Promise<BulkOperationRecord> {
    const record = await this.bulk.find(access, id);
    if (record === null) throw bulkOperationNotFound();
    return record;
  }

  private async getWithRows(access: AccessScope, id: string): Promise<BulkOperationRecord> {
    const record = await this.get(access, id);
    if (record.rowsDeletedAt === null) return record;
    throw new ProblemError(
      'bulk_rows_deleted',
      'The rows of a bulk operation hold personal data and are deleted a month after its end. Its counts are kept.',
    );
  }
}
