import type { CustomerPage, CustomerView } from '@assent/contracts';
import { Body, Controller, Delete, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../application/commands/caller.js';
import { CustomerCommands } from '../../application/commands/customer-commands.js';
import { CustomerRecords } from '../../application/customers/customer-records.js';
import { CustomerListReader } from '../../infrastructure/read-model/customer-list.query.js';
import { Compressed } from '../edge/compressed-answers.js';
import { DocumentedCommand, DocumentedRead } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { CustomerId } from '../request/id.pipe.js';
import { CommandAnswers, type ResourceAnswer } from './command-answers.js';
import { CreateCustomerDto, CustomerDto, CustomerListQueryDto, CustomerPageDto } from './dtos.js';
import { presentCustomer } from './present-customer.js';

/** The partner's customers. */
@ApiTags('Customers')
@Controller('api/v1/customers')
export class CustomersController {
  constructor(
    private readonly callers: Callers,
    private readonly commands: CustomerCommands,
    private readonly answers: CommandAnswers,
    private readonly records: CustomerRecords,
    private readonly list: CustomerListReader,
  ) {}

  @Get()
  @Compressed('own_pages')
  @DocumentedRead('All customers by company name, with search', CustomerPageDto)
  async customers(
    @Req() request: FastifyRequest,
    @Query() query: CustomerListQueryDto,
  ): Promise<CustomerPage> {
    const { items, nextCursor } = await this.list.page(this.callers.of(request).access, query);
    return { items: items.map(presentCustomer), nextCursor };
  }

  @Post()
  @DocumentedCommand('Create a customer, also at Microsoft', {
    status: 201,
    type: CustomerDto,
    description: 'The customer was created.',
  })
  async create(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: CreateCustomerDto,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const { providerInstanceId, resellerId, ...customer } = body;
    const submitted = await this.commands.create(caller, customer, { providerInstanceId, resellerId });
    return this.answers.answer(request, reply, caller, submitted, async (operation) =>
      operation === null ? null : this.load(caller, operation.subjectId, 201),
    );
  }

  @Get(':customerId')
  @DocumentedRead('One customer', CustomerDto)
  async customer(
    @Req() request: FastifyRequest,
    @Param('customerId', CustomerId) customerId: string,
  ): Promise<CustomerView> {
    return presentCustomer(await this.records.get(this.callers.of(request).access, customerId));
  }

  @Delete(':customerId')
  @DocumentedCommand('End the relationship at Microsoft; the evidence is kept', {
    status: 200,
    type: CustomerDto,
    description: 'The relationship has ended.',
  })
  async end(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const submitted = await this.commands.end(caller, customerId);
    return this.answers.answer(request, reply, caller, submitted, () => this.load(caller, customerId, 200));
  }

  private async load(caller: Caller, customerId: string, status: 200 | 201): Promise<ResourceAnswer | null> {
    const record = await this.records.find(caller.access, customerId);
    return record === null ? null : { status, body: presentCustomer(record) };
  }
}
