import type { McaAttention, McaFunnel, McaSummary, WorkListPage } from '@assent/contracts';
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AttentionReader } from '../../infrastructure/read-model/attention.query.js';
import { FunnelReader } from '../../infrastructure/read-model/funnel.query.js';
import { SummaryReader } from '../../infrastructure/read-model/summary.query.js';
import { WorkListReader } from '../../infrastructure/read-model/work-list.query.js';
import { Compressed } from '../edge/compressed-answers.js';
import { DocumentedRead } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import {
  McaAttentionDto,
  McaFunnelDto,
  McaFunnelQueryDto,
  McaSummaryDto,
  McaSummaryQueryDto,
  WorkListPageDto,
  WorkListQueryDto,
} from './dtos.js';

/** The operations team's view over all customers. */
@ApiTags('Work list')
@Controller('api/v1/mca')
export class McaController {
  constructor(
    private readonly callers: Callers,
    private readonly summaryReader: SummaryReader,
    private readonly attentionReader: AttentionReader,
    private readonly funnelReader: FunnelReader,
    private readonly workList: WorkListReader,
  ) {}

  @Get('summary')
  @DocumentedRead(
    'The summary cards: customers by MCA status, of all, one reseller, one provider instance',
    McaSummaryDto,
  )
  summary(@Req() request: FastifyRequest, @Query() query: McaSummaryQueryDto): Promise<McaSummary> {
    return this.summaryReader.read(this.callers.of(request).access, query);
  }

  @Get('attention')
  @DocumentedRead(
    'What asks for a person today, each count with the filter of the work list that shows it',
    McaAttentionDto,
  )
  attention(@Req() request: FastifyRequest): Promise<McaAttention> {
    return this.attentionReader.read(this.callers.of(request).access);
  }

  @Get('funnel')
  @DocumentedRead(
    'What became of the attestations whose link went out: opened, accepted, finalised',
    McaFunnelDto,
  )
  funnel(@Req() request: FastifyRequest, @Query() query: McaFunnelQueryDto): Promise<McaFunnel> {
    return this.funnelReader.read(this.callers.of(request).access, query);
  }

  @Get('customers')
  @Compressed('own_pages')
  @DocumentedRead('The work list: filters, search, four sorts, cursor paging', WorkListPageDto)
  customers(@Req() request: FastifyRequest, @Query() query: WorkListQueryDto): Promise<WorkListPage> {
    return this.workList.page(this.callers.of(request).access, query);
  }
}
