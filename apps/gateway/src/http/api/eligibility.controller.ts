import type { Eligibility } from '@assent/contracts';
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CustomerRecords, customerNotFound } from '../../application/customers/customer-records.js';
import { ProviderInstances } from '../../application/provider-instances.js';
import { DocumentedRead } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { EligibilityDto, EligibilityQueryDto } from './dtos.js';
import { presentEligibility } from './present-customer.js';

/** For order systems, which know the customer by its Microsoft tenant. */
@ApiTags('Eligibility')
@Controller('api/v1/eligibility')
export class EligibilityController {
  constructor(
    private readonly callers: Callers,
    private readonly records: CustomerRecords,
    private readonly instances: ProviderInstances,
  ) {}

  @Get()
  @DocumentedRead('May the customer with this tenant transact, and if not, why and what next', EligibilityDto)
  async eligibility(
    @Req() request: FastifyRequest,
    @Query() query: EligibilityQueryDto,
  ): Promise<Eligibility> {
    const { access } = this.callers.of(request);
    const instance = this.instances.chosen(access, query.providerInstanceId);
    const record = await this.records.findByTenant(access, query.tenantId, instance.id);
    if (record === null) throw customerNotFound();
    return presentEligibility(record);
  }
}
