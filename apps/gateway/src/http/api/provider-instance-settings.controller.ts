import type { ProviderInstanceSettingsView } from '@assent/contracts';
import { Body, Controller, Delete, Get, Param, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SettingsCommands } from '../../application/commands/settings-commands.js';
import type { Submitted } from '../../application/commands/submit-command.js';
import { ProblemError } from '../../application/problem.error.js';
import { InstanceSettings } from '../../application/settings/instance-settings.js';
import { LOGO_CONTENT_TYPES } from '../branding/logo-bodies.js';
import { DocumentedCommand, DocumentedRead } from '../openapi/documented.js';
import { Callers } from '../request/callers.js';
import { IdPipe } from '../request/id.pipe.js';
import { CommandAnswers } from './command-answers.js';
import { ChangeSettingsDto, ProviderInstanceSettingsDto } from './dtos.js';

const BYTES = { type: 'string', format: 'binary' };
const IMAGE = Object.fromEntries(LOGO_CONTENT_TYPES.map((type) => [type, { schema: BYTES }]));
const InstanceId = new IdPipe('provider_instance_not_found');

/** What a partner decides for one provider instance. */
@ApiTags('Provider instances')
@Controller('api/v1/provider-instances/:providerInstanceId/settings')
export class ProviderInstanceSettingsController {
  constructor(
    private readonly callers: Callers,
    private readonly commands: SettingsCommands,
    private readonly answers: CommandAnswers,
    private readonly settings: InstanceSettings,
  ) {}

  @Get()
  @DocumentedRead('The settings in force; version 0 means the defaults', ProviderInstanceSettingsDto)
  async read(
    @Req() request: FastifyRequest,
    @Param('providerInstanceId', InstanceId) providerInstanceId: string,
  ): Promise<ProviderInstanceSettingsView> {
    this.commands.refuseUnknown(this.callers.of(request).access, providerInstanceId);
    return this.load(providerInstanceId);
  }

  @Put()
  @DocumentedCommand('Replace the settings; 409 `settings_changed` when somebody else was quicker', {
    status: 200,
    type: ProviderInstanceSettingsDto,
    description: 'The settings in force.',
  })
  async change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('providerInstanceId', InstanceId) providerInstanceId: string,
    @Body() body: ChangeSettingsDto,
  ): Promise<unknown> {
    const caller = this.callers.of(request);
    const { version, ...settings } = body;
    const submitted = await this.commands.change(caller, providerInstanceId, settings, version);
    return this.answer(request, reply, submitted, providerInstanceId);
  }

  @Get('logo')
  @ApiOperation({ summary: 'The logo that signatories see' })
  @ApiResponse({ status: 200, description: 'The image.', content: IMAGE })
  async readLogo(
    @Req() request: FastifyRequest,
    @Param('providerInstanceId', InstanceId) providerInstanceId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.commands.refuseUnknown(this.callers.of(request).access, providerInstanceId);
    const { logo } = await this.settings.of(providerInstanceId);
    const image = logo === null ? null : await this.settings.logoContent(logo.contentHash);
    if (image === null) throw new ProblemError('not_found', 'This provider instance has no logo.');
    void reply.header('cache-control', 'no-cache').type(image.mediaType).send(image.content);
  }

  @Put('logo')
  @ApiConsumes(...LOGO_CONTENT_TYPES)
  @ApiBody({ schema: BYTES })
  @DocumentedCommand('Replace the logo: a PNG or JPEG of at most 64 kB and 2000 by 2000 pixels', {
    status: 200,
    type: ProviderInstanceSettingsDto,
    description: 'The settings in force, with the new logo.',
  })
  async changeLogo(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('providerInstanceId', InstanceId) providerInstanceId: string,
  ): Promise<unknown> {
    const { body } = request;
    if (!Buffer.isBuffer(body)) {
      throw new ProblemError('unsupported_media_type', 'Send the image itself, as image/png or image/jpeg.');
    }
    const submitted = await this.commands.changeLogo(this.callers.of(request), providerInstanceId, body);
    return this.answer(request, reply, submitted, providerInstanceId);
  }

  @Delete('logo')
  @DocumentedCommand('Take the logo away; the name stands alone from then on', {
    status: 200,
    type: ProviderInstanceSettingsDto,
    description: 'The settings in force, without a logo.',
  })
  async removeLogo(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('providerInstanceId', InstanceId) providerInstanceId: string,
  ): Promise<unknown> {
    const submitted = await this.commands.changeLogo(this.callers.of(request), providerInstanceId, null);
    return this.answer(request, reply, submitted, providerInstanceId);
  }

  private answer(
    request: FastifyRequest,
    reply: FastifyReply,
    submitted: Submitted,
    providerInstanceId: string,
  ): Promise<unknown> {
    return this.answers.answer(request, reply, this.callers.of(request), submitted, async () => ({
      status: 200,
      body: await this.load(providerInstanceId),
    }));
  }

  private async load(providerInstanceId: string): Promise<ProviderInstanceSettingsView> {
    const { settings, version, changedAt, logo } = await this.settings.of(providerInstanceId);
    return {
      ...settings,
      providerInstanceId,
      version,
      changedAt: changedAt?.toISOString() ?? null,
      logo,
    };
  }
}
