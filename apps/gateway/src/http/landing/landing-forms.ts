import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../application/commands/caller.js';
import type { Submitted } from '../../application/commands/submit-command.js';
import type { CustomerRecord } from '../../application/customers/customer-record.js';
import { WaitForOperation } from '../../application/operations/wait-for-operation.js';
import { Callers } from '../request/callers.js';
import { isLandingLanguage } from './catalogue/choose-language.js';
import { landingHeaders } from './landing-headers.js';
import type { LandingView } from './landing-view.js';
import type { Visit } from './visit.decorator.js';

/** How long a form's answer waits for its effect, so that the next page shows it already. */
const EFFECT_WAIT_MS = 5_000;

/** What stands behind an address that has arrived here. */
export type KnownView = LandingView & { readonly record: CustomerRecord };

/** What one form of the signatory's page does. */
export interface LandingForm {
  /** Whether the page as it is now has this form; that of an old tab leads back to the page. */
  readonly isOn: (view: LandingView) => boolean;
  readonly send: (caller: Caller, view: KnownView) => Promise<Submitted>;
  /** Where it leads at once; left out: to the page again, when the effect is there. */
  readonly leadsTo?: (view: LandingView) => string | null;
}

/** The one shape of all forms: look at the present state, send the command, lead on by 303. */
@Injectable()
export class LandingForms {
  constructor(
    private readonly waiting: WaitForOperation,
    private readonly callers: Callers,
  ) {}

  async take(visit: Visit, view: LandingView, form: LandingForm, reply: FastifyReply): Promise<void> {
    if (!form.isOn(view) || !isKnown(view)) {
      this.leadBack(visit, reply);
      return;
    }
    const submitted = await form.send(this.callers.signatory(view.linkId), view);
    const onward = form.leadsTo?.(view) ?? null;
    if (onward === null) await this.effectOf(submitted);
    seeOther(reply, onward ?? pageAt(visit));
  }

  /** To the page as it is now. */
  leadBack(visit: Visit, reply: FastifyReply): void {
    seeOther(reply, pageAt(visit));
  }

  private async effectOf(submitted: Submitted): Promise<void> {
    if (submitted.kind === 'already_done') return;
    await this.waiting.wait(submitted.operationId, EFFECT_WAIT_MS, new AbortController().signal);
  }
}

function seeOther(reply: FastifyReply, address: string): void {
  void reply.headers(landingHeaders(null)).status(303).header('location', address).send('');
}

const isKnown = (view: LandingView): view is KnownView => view.record !== null;

/** The page again, in the language in which the form was filled in. */
function pageAt({ token, lang }: Visit): string {
  return `/a/${token}` + (isLandingLanguage(lang) ? `?lang=${lang}` : '');
}
