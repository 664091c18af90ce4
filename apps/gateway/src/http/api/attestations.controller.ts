import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../application/commands/caller.js';
import { McaCommands } from '../../application/commands/mca-commands.js';
import type { Submitted } from '../../application/commands/submit-command.js';
import { attestationOf } from '../../application/customers/customer-record.js';
import { CustomerRecords } from '../../application/customers/customer-records.js';
import { DocumentedCommand } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { AttestationId, CustomerId } from '../request/id.pipe.js';
import { CommandAnswers } from './command-answers.js';
import { CustomerMcaPresenter } from './customer-mca.presenter.js';
import { AttestationDto, RenewAttestationDto, StartAttestationDto } from './dtos.js';

/** A command on a customer's attestations, and whose attestation answers it. */
interface AttestationCommand {
  readonly customerId: string;
  /** The one that the command is about; left out: the one that it makes. */
  readonly about?: string;
  readonly send: (caller: Caller) => Promise<Submitted>;
}

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
  start(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
    @Body() body: StartAttestationDto,
  ): Promise<unknown> {
    const send = (caller: Caller) => this.commands.start(caller, customerId, body);
    return this.run(request, reply, { customerId, send });
  }

  @Post(':attestationId/renewal')
  @DocumentedCommand('Give the same signatory a fresh link; our address stays the same', {
    status: 201,
    type: AttestationDto,
    description: 'The new attestation, with its links.',
  })
  renew(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
    @Param('attestationId', AttestationId) attestationId: string,
    @Body() body: RenewAttestationDto,
  ): Promise<unknown> {
    const send = (caller: Caller) => this.commands.renew(caller, customerId, attestationId, body);
    return this.run(request, reply, { customerId, send });
  }

  @Post(':attestationId/reminder')
  @DocumentedCommand('Remind the signatory of a live link, by mail', {
    status: 200,
    type: AttestationDto,
    description: 'The attestation; the reminder is on its way.',
  })
  remind(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
    @Param('attestationId', AttestationId) attestationId: string,
  ): Promise<unknown> {
    const send = (caller: Caller) => this.commands.remind(caller, customerId, attestationId);
    return this.run(request, reply, { customerId, about: attestationId, send });
  }

  @Post(':attestationId/revocation')
  @DocumentedCommand('Take an attestation back; Microsoft’s own link stays acceptable until it runs out', {
    status: 200,
    type: AttestationDto,
    description: 'The revoked attestation.',
  })
  revoke(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
    @Param('attestationId', AttestationId) attestationId: string,
  ): Promise<unknown> {
    const send = (caller: Caller) => this.commands.revoke(caller, customerId, attestationId);
    return this.run(request, reply, { customerId, about: attestationId, send });
  }

  @Post(':attestationId/suggestion-dismissal')
  @DocumentedCommand(
    'Stay with the signatory who was asked, who had named somebody else; to ask that one, start with `replaces`',
    { status: 200, type: AttestationDto, description: 'The attestation, which waits for its signatory.' },
  )
  dismissSuggestion(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('customerId', CustomerId) customerId: string,
    @Param('attestationId', AttestationId) attestationId: string,
  ): Promise<unknown> {
    const send = (caller: Caller) => this.commands.dismissSuggestion(caller, customerId, attestationId);
    return this.run(request, reply, { customerId, about: attestationId, send });
  }

  /** The one shape of all commands here: sent for the caller, answered with the attestation. */
  private async run(
    request: FastifyRequest,
    reply: FastifyReply,
    { customerId, about, send }: AttestationCommand,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const submitted = await send(caller);
    return this.answers.answer(request, reply, caller, submitted, async (operation) => {
      const record = await this.records.get(caller.access, customerId);
      const made = operation?.resource?.kind === 'attestation' ? operation.resource.id : undefined;
      const wanted = about ?? made;
      const attestation = wanted === undefined ? null : attestationOf(record, wanted);
      if (attestation === null) return null;
      return {
        status: about === undefined ? 201 : 200,
        body: this.presenter.attestation(record, attestation),
      };
    });
  }
}
