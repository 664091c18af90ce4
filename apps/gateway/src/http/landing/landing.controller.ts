import { Body, Controller, Get, Header, Param, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignatoryCommands } from '../../application/commands/signatory-commands.js';
import { ProblemError } from '../../application/problem.error.js';
import { Compressed } from '../edge/compressed-answers.js';
import { sendEncoded } from '../edge/content-encodings.js';
import { RATE_LIMITS } from '../rate-limits/rate-limits.js';
import { chooseLanguage } from './catalogue/choose-language.js';
import type { LandingTexts } from './catalogue/landing-texts.js';
import { textIn } from './form-fields.js';
import { readForwardForm } from './forward-form.js';
import { LANDING_ASSETS } from './landing-assets.js';
import { LandingForms } from './landing-forms.js';
import { landingHeaders } from './landing-headers.js';
import { LandingFilter } from './landing.filter.js';
import { LandingRateGuard } from './landing-rate.guard.js';
import { LandingRenderer, statusOf } from './landing-renderer.js';
import { canAskForLink, isAsking, type LandingView, LandingViews } from './landing-view.js';
import { ThisVisit, type Visit } from './visit.decorator.js';

const REASON_LENGTH = 1000;

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
    private readonly forms: LandingForms,
  ) {}

  @Get('assets/:fileName')
  @Throttle(RATE_LIMITS.landingPage)
  asset(
    @Param('fileName') fileName: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const asset = Object.values(LANDING_ASSETS).find((candidate) => candidate.fileName === fileName);
    if (asset === undefined) throw notFound();
    void reply.header('cache-control', 'public, max-age=31536000, immutable').type(asset.type);
    sendEncoded(request, reply, asset.content);
  }

  /** The one secret on it is its address, which whoever asks for it has. */
  @Get(':token')
  @Compressed('everybody')
  @Throttle(RATE_LIMITS.landingPage)
  async page(@ThisVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.find(visit);
    const html = this.renderer.page(view, visit.token, textsFor(visit, view));
    void reply.headers(landingHeaders(view.acceptanceUrl)).send(html);
  }

  @Get(':token/status')
  @Throttle(RATE_LIMITS.landingStatus)
  @Header('Cache-Control', 'no-store')
  async status(@ThisVisit() visit: Visit): Promise<{ readonly page: string }> {
    return { page: statusOf(await this.find(visit)) };
  }

  /** Records that a person went on, and leads to Microsoft's page. */
  @Post(':token/continue')
  @Throttle(RATE_LIMITS.landingForm)
  async continue(@ThisVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.take(
      visit,
      await this.find(visit),
      {
        isOn: ({ acceptanceUrl }) => acceptanceUrl !== null,
        send: (caller, { record, linkId }) => this.commands.recordOpened(caller, record, linkId),
        leadsTo: ({ acceptanceUrl }) => acceptanceUrl,
      },
      reply,
    );
  }

  @Post(':token/decline')
  @Throttle(RATE_LIMITS.landingForm)
  async decline(@ThisVisit() visit: Visit, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const reason = textIn(body, 'reason', REASON_LENGTH) || null;
    await this.forms.take(
      visit,
      await this.find(visit),
      {
        isOn: ({ page }) => page === 'ask',
        send: (caller, { record, linkId }) => this.commands.decline(caller, record, linkId, reason),
      },
      reply,
    );
  }

  @Post(':token/new-link')
  @Throttle(RATE_LIMITS.newLink)
  async newLink(@ThisVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.take(
      visit,
      await this.find(visit),
      {
        isOn: canAskForLink,
        send: (caller, { record, linkId }) => this.commands.requestNewLink(caller, record, linkId),
      },
      reply,
    );
  }

  /** Somebody else is the right person; the partner decides about it. */
  @Post(':token/forward')
  @Throttle(RATE_LIMITS.forward)
  async forward(@ThisVisit() visit: Visit, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.find(visit);
    const { suggested, again } = readForwardForm(body);
    if (suggested !== null) {
      await this.forms.take(
        visit,
        view,
        {
          isOn: isAsking,
          send: (caller, { record, linkId }) => this.commands.suggest(caller, record, linkId, suggested),
        },
        reply,
      );
    } else if (isAsking(view)) {
      const html = this.renderer.page(view, visit.token, textsFor(visit, view), again);
      void reply.status(422).headers(landingHeaders(view.acceptanceUrl)).send(html);
    } else this.forms.leadBack(visit, reply);
  }

  private async find({ token }: Visit): Promise<LandingView> {
    const view = await this.views.find(token);
    if (view === null) throw notFound();
    return view;
  }
}

function textsFor({ lang, accepted }: Visit, view: LandingView): LandingTexts {
  return chooseLanguage({ chosen: lang, asked: view.attestation?.language, accepted });
}

const notFound = () => new ProblemError('not_found', 'There is nothing at this address.');
