import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../application/commands/caller.js';
import { McaCommands } from '../../application/commands/mca-commands.js';
import { attestationOf } from '../../application/customers/customer-record.js';
import { CustomerRecords } from '../../application/customers/customer-records.js';
import { DocumentedCommand } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { AttestationId, CustomerId } from '../request/id.pipe.js';
import { CommandAnswers, type LoadResource } from './command-answers.js';
import { CustomerMcaPresenter } from './customer-mca.presenter.js';
import { AttestationDto, RenewAttestationDto, StartAttestationDto } from './dtos.js';

/** The attestations of one customer. */
@ApiTags('Attestations')
@Controller('api/v1/customers/:customerId/mca/attestations')
export class AttestationsController {
  constructor(
    private readonly callers: Callers,
    private readonly commands: McaCommands,
    private readonly answers: CommandAnswers,
    private readonly records: CustomerRecords,
    private readonly presenter: CustomerMcaPresenter,
  ) {}

  @Post()
  @DocumentedCommand('Start an attestation: create the acceptance link for a signatory', {
    status: 201,
    type: AttestationDto,
    description: 'The attestation, with its links.',
  })
  async start(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
    @Body() body: StartAttestationDto,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const submitted = await this.commands.start(caller, customerId, body);
    return this.answers.answer(request, reply, caller, submitted, this.load(caller, customerId, 201));
  }

  @Post(':attestationId/renewal')
  @DocumentedCommand('Give the same signatory a fresh link; our address stays the same', {
    status: 201,
    type: AttestationDto,
    description: 'The new attestation, with its links.',
  })
  async renew(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
    @Param('attestationId', AttestationId) attestationId: string,
    @Body() body: RenewAttestationDto,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const submitted = await this.commands.renew(caller, customerId, attestationId, body);
    return this.answers.answer(request, reply, caller, submitted, this.load(caller, customerId, 201));
  }

  @Post(':attestationId/reminder')
  @DocumentedCommand('Remind the signatory of a live link, by mail', {
    status: 200,
    type: AttestationDto,
    description: 'The attestation; the reminder is on its way.',
  })
  async remind(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
    @Param('attestationId', AttestationId) attestationId: string,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const submitted = await this.commands.remind(caller, customerId, attestationId);
    const load = this.load(caller, customerId, 200, attestationId);
    return this.answers.answer(request, reply, caller, submitted, load);
  }

  @Post(':attestationId/revocation')
  @DocumentedCommand('Take an attestation back; Microsoft’s own link stays acceptable until it runs out', {
    status: 200,
    type: AttestationDto,
    description: 'The revoked attestation.',
  })
  async revoke(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
    @Param('attestationId', AttestationId) attestationId: string,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const submitted = await this.commands.revoke(caller, customerId, attestationId);
    const load = this.load(caller, customerId, 200, attestationId);
    return this.answers.answer(request, reply, caller, submitted, load);
  }

  /** @param attestationId the one that the command is about; left out: the one that it made */
  private load(caller: Caller, customerId: string, status: 200 | 201, attestationId?: string): LoadResource {
    return async (operation) => {
      const record = await this.records.get(caller.access, customerId);
      const made = operation?.resource?.kind === 'attestation' ? operation.resource.id : undefined;
      const wanted = attestationId ?? made;
      const attestation = wanted === undefined ? null : attestationOf(record, wanted);
      return attestation === null ? null : { status, body: this.presenter.attestation(record, attestation) };
    };
  }
}
