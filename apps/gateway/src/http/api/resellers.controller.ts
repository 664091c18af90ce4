import type { ResellerPage, ResellerView } from '@assent/contracts';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../application/problem.error.js';
import { ResellerListReader } from '../../infrastructure/read-model/reseller-list.query.js';
import { DocumentedRead } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { ResellerId } from '../request/id.pipe.js';
import { ResellerDto, ResellerListQueryDto, ResellerPageDto } from './dtos.js';

/** The partner's indirect resellers, as Microsoft lists them. */
@ApiTags('Resellers')
@Controller('api/v1/resellers')
export class ResellersController {
  constructor(
    private readonly callers: Callers,
    private readonly list: ResellerListReader,
  ) {}

  @Get()
  @DocumentedRead('Indirect resellers by name, with search and how many customers each has', ResellerPageDto)
  resellers(@Req() request: FastifyRequest, @Query() query: ResellerListQueryDto): Promise<ResellerPage> {
    return this.list.page(this.callers.of(request).access, query);
  }

  @Get(':resellerId')
  @DocumentedRead('One indirect reseller', ResellerDto)
  async reseller(
    @Req() request: FastifyRequest,
    @Param('resellerId', ResellerId) resellerId: string,
  ): Promise<ResellerView> {
    const reseller = await this.list.find(this.callers.of(request).access, resellerId);
    if (reseller === null) throw new ProblemError('reseller_not_found', 'There is no reseller with this id.');
    return reseller;
  }
}
