import type { SameContactPage } from '@assent/contracts';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CustomerRecords } from '../../application/customers/customer-records.js';
import { SameContactReader } from '../../infrastructure/read-model/same-contact.query.js';
import { DocumentedRead } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { CustomerId } from '../request/id.pipe.js';
import { PageQueryDto, SameContactPageDto } from './dtos.js';

/** Who else the contact of one customer is the contact of. */
@ApiTags('Customers')
@Controller('api/v1/customers/:customerId/same-contact')
export class SameContactController {
  constructor(
    private readonly callers: Callers,
    private readonly records: CustomerRecords,
    private readonly sameContact: SameContactReader,
  ) {}

  @Get()
  @DocumentedRead('Other customers of the same contact, by company name', SameContactPageDto)
  async customers(
    @Req() request: FastifyRequest,
    @Param('customerId', CustomerId) customerId: string,
    @Query() query: PageQueryDto,
  ): Promise<SameContactPage> {
    const { access } = this.callers.of(request);
    const { contact, mca } = await this.records.get(access, customerId);
    const email = mca?.attestation?.contact.email ?? contact?.email;
    if (email === undefined) return { items: [], nextCursor: null };
    return this.sameContact.page(access, { customerId, email }, query);
  }
}
