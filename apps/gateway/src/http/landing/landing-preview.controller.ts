import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CustomerRecords } from '../../application/customers/customer-records.js';
import { LandingPreviewDto } from '../api/dtos.js';
import { Callers } from '../request/callers.js';
import { CustomerId } from '../request/id.pipe.js';
import { chooseLanguage } from './catalogue/choose-language.js';
import { previewHeaders } from './landing-headers.js';
import { LandingRenderer } from './landing-renderer.js';
import { LandingViews } from './landing-view.js';

/**
 * The customer's page for the partner to look at. There is no token in it and no form that leads anywhere, so
 * nothing can be opened, accepted or recorded through it, whoever gets hold of it. A POST, because the name of
 * a person does not belong into an address.
 */
@ApiTags('Customer MCA')
@Controller('api/v1/customers/:customerId/mca/landing-preview')
export class LandingPreviewController {
  constructor(
    private readonly callers: Callers,
    private readonly records: CustomerRecords,
    private readonly views: LandingViews,
    private readonly renderer: LandingRenderer,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'The customer’s page as a signatory would see it; nothing in it works' })
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
  async preview(
    @Req() request: FastifyRequest,
    @Param('customerId', CustomerId) customerId: string,
    @Body() wanted: LandingPreviewDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.records.get(this.callers.of(request).access, customerId);
    const view = await this.views.previewOf(record, wanted);
    const texts = chooseLanguage({ chosen: wanted.language, asked: view.attestation?.language });
    void reply.headers(previewHeaders()).send(this.renderer.preview(view, texts));
  }
}
