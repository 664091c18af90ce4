import type { TextDirection } from '@assent/domain';

/** Who is named in the texts. */
export interface LandingNames {
  /** The partner, as its customers know it. */
  readonly partner: string;
  /** The customer's company. */
  readonly company: string;
}

/** A page that only tells something. */
export interface LandingMessage {
  readonly title: string;
  readonly text: (names: LandingNames) => string;
}

/** What may be wrong with a field in which the signatory names somebody else. */
export const FORWARD_FAULTS = [
  'missing',
  'too_short',
  'too_long',
  'not_a_name',
  'not_an_address',
  'microsoft_address',
] as const;
export type ForwardFault = (typeof FORWARD_FAULTS)[number];

/** Everything the customer's pages say, in one language. A new language is one file of this type. */
export interface LandingTexts {
  /** BCP 47 tag. */
  readonly language: string;
  /** BCP 47 tag that picks the form of dates. */
  readonly locale: string;
  /** The language's own name for itself. */
  readonly name: string;
  readonly direction: TextDirection;

  readonly ask: {
    readonly title: string;
    readonly who: (names: LandingNames) => string;
    readonly asked: (person: string) => string;
    readonly why: string;
    readonly whyText: (names: LandingNames) => string;
    readonly means: string;
    readonly meansPoints: (names: LandingNames) => readonly string[];
    readonly meansNot: string;
    readonly meansNotPoints: (names: LandingNames) => readonly string[];
    readonly read: string;
    readonly readHint: string;
    readonly button: string;
    readonly buttonHint: string;
    readonly validUntil: (when: string) => string;
    readonly returned: string;
    readonly decline: string;
    readonly declineReason: (names: LandingNames) => string;
    readonly declineButton: string;
  };
  /** Naming the right person; a part of the pages on which somebody is asked. */
  readonly forward: {
    readonly open: string;
    readonly intro: (names: LandingNames) => string;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly note: (names: LandingNames) => string;
    readonly button: (names: LandingNames) => string;
    readonly correct: string;
    readonly faults: Readonly<Record<ForwardFault, string>>;
  };
  readonly forwarded: LandingMessage & { readonly stillMe: string };
  readonly expired: LandingMessage & { readonly button: string; readonly buttonHint: string };
  readonly preparing: LandingMessage;
  readonly accepted: LandingMessage;
  readonly declined: LandingMessage;
  readonly revoked: LandingMessage;
  readonly replaced: LandingMessage;
  readonly failed: LandingMessage;
  readonly unknown: LandingMessage;
  readonly tooMany: LandingMessage;
  readonly away: LandingMessage;

  readonly refresh: string;
  readonly questions: (names: LandingNames) => string;
  readonly languages: string;
  /** Stand-ins where a name is not known. */
  readonly yourPartner: string;
  readonly yourCompany: string;
}
