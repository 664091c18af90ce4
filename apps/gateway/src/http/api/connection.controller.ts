import type { ConnectionList, ConnectionView } from '@assent/contracts';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConnectionCommands } from '../../application/commands/connection-commands.js';
import { Connections } from '../../application/connection/connections.js';
import { DocumentedCommand, DocumentedRead } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { IdPipe } from '../request/id.pipe.js';
import { CommandAnswers } from './command-answers.js';
import { ConnectionDto, ConnectionListDto } from './dtos.js';
import { presentConnection } from './present-connection.js';

const InstanceId = new IdPipe('provider_instance_not_found');

/** Whether Assent can work with Microsoft, and what to do where it cannot. */
@ApiTags('Provider instances')
@Controller('api/v1/provider-instances')
export class ConnectionController {
  constructor(
    private readonly callers: Callers,
    private readonly commands: ConnectionCommands,
    private readonly answers: CommandAnswers,
    private readonly connections: Connections,
  ) {}

  @Get('connections')
  @DocumentedRead('How the connections to Microsoft are, in short', ConnectionListDto)
  async list(@Req() request: FastifyRequest): Promise<ConnectionList> {
    const profiles = this.commands.visibleTo(this.callers.of(request).access);
    const views = await Promise.all(profiles.map(({ id }) => this.load(id)));
    const items = views.map(({ providerInstanceId, status, sentence, failures, pausedUntil }) => ({
      providerInstanceId,
      status,
      sentence,
      failures,
      pausedUntil,
    }));
    return { items };
  }

  @Get(':providerInstanceId/connection')
  @DocumentedRead('The connection to Microsoft: whether it works, and what it is made of', ConnectionDto)
  read(
    @Req() request: FastifyRequest,
    @Param('providerInstanceId', InstanceId) providerInstanceId: string,
  ): Promise<ConnectionView> {
    this.commands.refuseUnknown(this.callers.of(request).access, providerInstanceId);
    return this.load(providerInstanceId);
  }

  @Post(':providerInstanceId/connection/checks')
  @HttpCode(202)
  @DocumentedCommand('Call Microsoft now; succeeds also when it finds that the connection does not work', {
    status: 200,
    type: ConnectionDto,
    description: 'The connection after the check; `lastCheck` says what was found.',
  })
  async check(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('providerInstanceId', InstanceId) providerInstanceId: string,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const submitted = await this.commands.check(caller, providerInstanceId);
    return this.answers.answer(request, reply, caller, submitted, async () => ({
      status: 200,
      body: await this.load(providerInstanceId),
    }));
  }

  private async load(providerInstanceId: string): Promise<ConnectionView> {
    return presentConnection(providerInstanceId, await this.connections.of(providerInstanceId));
  }
}
