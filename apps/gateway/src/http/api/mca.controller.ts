import type { McaSummary, WorkListPage } from '@assent/contracts';
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { SummaryReader } from '../../infrastructure/read-model/summary.query.js';
import { WorkListReader } from '../../infrastructure/read-model/work-list.query.js';
import { DocumentedRead } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { McaSummaryDto, WorkListPageDto, WorkListQueryDto } from './dtos.js';

/** The operations team's view over all customers. */
@ApiTags('Work list')
@Controller('api/v1/mca')
export class McaController {
  constructor(
    private readonly callers: Callers,
    private readonly summaryReader: SummaryReader,
    private readonly workList: WorkListReader,
  ) {}

  @Get('summary')
  @DocumentedRead('The summary cards: customers by MCA status', McaSummaryDto)
  summary(@Req() request: FastifyRequest): Promise<McaSummary> {
    return this.summaryReader.read(this.callers.of(request).access);
  }

  @Get('customers')
  @DocumentedRead('The work list: filters, search, four sorts, cursor paging', WorkListPageDto)
  customers(@Req() request: FastifyRequest, @Query() query: WorkListQueryDto): Promise<WorkListPage> {
    return this.workList.page(this.callers.of(request).access, query);
  }
}
