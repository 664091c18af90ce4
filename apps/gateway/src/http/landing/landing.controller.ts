import {
  Body,
  Controller,
  Get,
  Header,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignatoryCommands } from '../../application/commands/signatory-commands.js';
import type { Submitted } from '../../application/commands/submit-command.js';
import { WaitForOperation } from '../../application/operations/wait-for-operation.js';
import { ProblemError } from '../../application/problem.error.js';
import { RATE_LIMITS } from '../rate-limits/rate-limits.js';
import { Callers } from '../request/callers.js';
import { chooseLanguage, isLandingLanguage } from './catalogue/choose-language.js';
import { LANDING_ASSETS } from './landing-assets.js';
import { landingHeaders } from './landing-headers.js';
import { LandingFilter } from './landing.filter.js';
import { LandingRateGuard } from './landing-rate.guard.js';
import { LandingRenderer, statusOf } from './landing-renderer.js';
import { type LandingView, LandingViews } from './landing-view.js';

/** How long a form's answer waits for its effect, so that the next page shows it already. */
const EFFECT_WAIT_MS = 5_000;

/** The signatory's pages. Every GET only reads; what a person does comes as a form. */
@ApiExcludeController()
@Controller('a')
@UseFilters(LandingFilter)
@UseGuards(LandingRateGuard)
export class LandingController {
  constructor(
    private readonly views: LandingViews,
    private readonly renderer: LandingRenderer,
    private readonly commands: SignatoryCommands,
    private readonly waiting: WaitForOperation,
    private readonly callers: Callers,
  ) {}

  @Get('assets/:fileName')
  @Throttle(RATE_LIMITS.landingPage)
  asset(@Param('fileName') fileName: string, @Res() reply: FastifyReply): void {
    const asset = Object.values(LANDING_ASSETS).find((candidate) => candidate.fileName === fileName);
    if (asset === undefined) throw notFound();
    void reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type(asset.type)
      .send(asset.content);
  }

  @Get(':token')
  @Throttle(RATE_LIMITS.landingPage)
  async page(
    @Param('token') token: string,
    @Query('lang') lang: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.find(token);
    const texts = chooseLanguage({
      chosen: lang,
      asked: view.attestation?.language,
      accepted: request.headers['accept-language'],
    });
    void reply.headers(landingHeaders(view.acceptanceUrl)).send(this.renderer.page(view, token, texts));
  }

  @Get(':token/status')
  @Throttle(RATE_LIMITS.landingStatus)
  @Header('Cache-Control', 'no-store')
  async status(@Param('token') token: string): Promise<{ readonly page: string }> {
    return { page: statusOf(await this.find(token)) };
  }

  /** Records that a person went on, and leads to Microsoft's page. */
  @Post(':token/continue')
  @Throttle(RATE_LIMITS.landingForm)
  async continue(
    @Param('token') token: string,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.find(token);
    if (view.record === null || view.acceptanceUrl === null) {
      seeOther(reply, pageAt(token, lang));
      return;
    }
    await this.commands.recordOpened(this.callers.signatory(view.linkId), view.record, view.linkId);
    seeOther(reply, view.acceptanceUrl);
  }

  @Post(':token/decline')
  @Throttle(RATE_LIMITS.landingForm)
  async decline(
    @Param('token') token: string,
    @Query('lang') lang: unknown,
    @Body() form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.find(token);
    if (view.page === 'ask' && view.record !== null) {
      const caller = this.callers.signatory(view.linkId);
      await this.effectOf(await this.commands.decline(caller, view.record, view.linkId, reasonIn(form)));
    }
    seeOther(reply, pageAt(token, lang));
  }

  @Post(':token/new-link')
  @Throttle(RATE_LIMITS.newLink)
  async newLink(
    @Param('token') token: string,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.find(token);
    if (view.page === 'expired' && view.record !== null) {
      const caller = this.callers.signatory(view.linkId);
      await this.effectOf(await this.commands.requestNewLink(caller, view.record, view.linkId));
    }
    seeOther(reply, pageAt(token, lang));
  }

  private async find(token: string): Promise<LandingView> {
    const view = await this.views.find(token);
    if (view === null) throw notFound();
    return view;
  }

  private async effectOf(submitted: Submitted): Promise<void> {
    if (submitted.kind === 'already_done') return;
    await this.waiting.wait(submitted.operationId, EFFECT_WAIT_MS, new AbortController().signal);
  }
}

/** The page again, in the language in which the form was filled in. */
function pageAt(token: string, lang: unknown): string {
  return `/a/${token}` + (isLandingLanguage(lang) ? `?lang=${lang}` : '');
}

function seeOther(reply: FastifyReply, address: string): void {
  void reply.headers(landingHeaders(null)).status(303).header('location', address).send('');
}

/** The form's field as far as a reason may reach; people write lines, and some paste too much. */
function reasonIn(form: unknown): string | null {
  const reason = typeof form === 'object' && form !== null && 'reason' in form ? form.reason : undefined;
  if (typeof reason !== 'string') return null;
  const storable = reason.replace(/\0|\p{Surrogate}/gu, '').trim();
  return storable === '' ? null : storable.slice(0, 1000).trim();
}

const notFound = () => new ProblemError('not_found', 'There is nothing at this address.');
