import type { CustomerMca, Eligibility, TimelinePage } from '@assent/contracts';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { McaCommands } from '../../application/commands/mca-commands.js';
import { CustomerRecords } from '../../application/customers/customer-records.js';
import { TimelineReader } from '../../infrastructure/read-model/timeline.query.js';
import { Compressed } from '../edge/compressed-answers.js';
import { DocumentedCommand, DocumentedRead } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { CustomerId } from '../request/id.pipe.js';
import { CommandAnswers } from './command-answers.js';
import { CustomerMcaPresenter } from './customer-mca.presenter.js';
import { AgreementDto, CustomerMcaDto, EligibilityDto, PageQueryDto, TimelinePageDto } from './dtos.js';
import { presentEligibility } from './present-customer.js';

/** One customer's MCA. */
@ApiTags('Customer MCA')
@Controller('api/v1/customers/:customerId/mca')
export class CustomerMcaController {
  constructor(
    private readonly callers: Callers,
    private readonly commands: McaCommands,
    private readonly answers: CommandAnswers,
    private readonly records: CustomerRecords,
    private readonly timelineReader: TimelineReader,
    private readonly presenter: CustomerMcaPresenter,
  ) {}

  @Get()
  @DocumentedRead(
    'Status, reason, next action, attestation with its links, agreement, history',
    CustomerMcaDto,
  )
  async mca(
    @Req() request: FastifyRequest,
    @Param('customerId', CustomerId) customerId: string,
  ): Promise<CustomerMca> {
    return this.presenter.present(await this.records.get(this.callers.of(request).access, customerId));
  }

  @Post('status-refresh')
  @DocumentedCommand('Ask Microsoft now: acceptance, agreements, direct acceptance', {
    status: 200,
    type: CustomerMcaDto,
    description: 'What Microsoft says now.',
  })
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const submitted = await this.commands.refresh(caller, customerId);
    return this.answers.answer(request, reply, caller, submitted, async () => {
      const record = await this.records.get(caller.access, customerId);
      return { status: 200, body: this.presenter.present(record) };
    });
  }

  @Post('agreement')
  @DocumentedCommand(
    'Create the agreement from the accepted attestation',
    { status: 201, type: AgreementDto, description: 'The agreement was created.' },
    { status: 200, type: AgreementDto, description: 'The customer is compliant; this is its agreement.' },
  )
  async createAgreement(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const submitted = await this.commands.createAgreement(caller, customerId);
    return this.answers.answer(request, reply, caller, submitted, async (operation) => {
      const { mca } = await this.records.get(caller.access, customerId);
      const agreement = mca?.agreement ?? null;
      return agreement === null ? null : { status: operation === null ? 200 : 201, body: agreement };
    });
  }

  @Post('agreement/hold')
  @DocumentedCommand('Stop the agreement that would be created by itself; a person creates it from then on', {
    status: 200,
    type: CustomerMcaDto,
    description: 'It waits for a person.',
  })
  async holdAgreement(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const submitted = await this.commands.holdAgreement(caller, customerId);
    return this.answers.answer(request, reply, caller, submitted, async () => {
      const record = await this.records.get(caller.access, customerId);
      return { status: 200, body: this.presenter.present(record) };
    });
  }

  @Get('eligibility')
  @DocumentedRead('May this customer transact, and if not, why and what next', EligibilityDto)
  async eligibility(
    @Req() request: FastifyRequest,
    @Param('customerId', CustomerId) customerId: string,
  ): Promise<Eligibility> {
    return presentEligibility(await this.records.get(this.callers.of(request).access, customerId));
  }

  @Get('timeline')
  @Compressed('own_pages')
  @DocumentedRead('Every event, newest first, with actor, time and correlation id', TimelinePageDto)
  async timeline(
    @Req() request: FastifyRequest,
    @Param('customerId', CustomerId) customerId: string,
    @Query() { limit, cursor }: PageQueryDto,
  ): Promise<TimelinePage> {
    await this.records.get(this.callers.of(request).access, customerId);
    return this.timelineReader.page(customerId, limit, cursor);
  }
}
