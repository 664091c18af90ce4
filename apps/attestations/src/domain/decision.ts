import type { FinalisationPolicy, McaChange, Priority, ProblemCode, Resource } from '@assent/contracts';
import { MCA_REASONS, type AttestationState } from '@assent/domain';
import { deriveReason } from './derive-reason.js';
import type { CustomerMca } from './model/customer-mca.js';

/** Why a command is not carried out, for people and for programs. */
export interface DomainRefusal {
  readonly code: ProblemCode;
  /** What happened, what it means, what to do. Without personal data where it can do without. */
  readonly detail: string;
  readonly references?: Readonly<Record<string, string>>;
  readonly errors?: readonly { path: string; message: string }[];
}

/** An operation that a change closes as succeeded, with what came of it. */
export interface Settlement {
  readonly operationId: string;
  readonly resource: Resource;
}

/** What a decision tells others, or asks to be done outside; stored with the change in one transaction. */
export type McaEvent =
  | {
      readonly kind: 'changed';
      readonly change: McaChange;
      readonly attestationId: string | null;
      readonly settles: readonly Settlement[];
    }
  | { readonly kind: 'operation_refused'; readonly operationId: string; readonly refusal: DomainRefusal }
  | { readonly kind: 'invitation_requested'; readonly attestationId: string }
  | { readonly kind: 'reminder_requested'; readonly attestationId: string }
  | {
      readonly kind: 'attestation_closed';
      readonly attestationId: string;
      readonly state: AttestationState;
    }
  | { readonly kind: 'create_attestation'; readonly attestationId: string }
  | { readonly kind: 'create_agreement'; readonly attestationId: string }
  | { readonly kind: 'verify' };

/** What a provider instance says where neither a command nor the customer does. */
export interface StartDefaults {
  readonly country: string | null;
  readonly language: string;
  readonly linkLifetimeMinutes: number;
}

/** What the moment and the configuration say; a decision takes both from its caller. */
export interface Circumstances {
  readonly now: Date;
  /** First day of valid agreements (`MCA_CUTOFF_DATE`). */
  readonly cutoff: Date;
  /** How a real acceptance becomes an agreement in the customer's provider instance. */
  readonly finalisation: FinalisationPolicy;
  readonly defaults: StartDefaults;
  /** How urgent what is being carried out is; the work outside that a decision makes is as urgent. */
  readonly priority: Priority;
}

/** The next state with what is to be told and done; or why not. Nothing of a refusal is stored. */
export type Decision =
  | { readonly kind: 'done'; readonly mca: CustomerMca; readonly events: readonly McaEvent[] }
  | { readonly kind: 'refused'; readonly refusal: DomainRefusal };

export type DoneDecision = Extract<Decision, { kind: 'done' }>;

export function refuse(
  code: ProblemCode,
  detail: string,
  references: Readonly<Record<string, string>> = {},
): Decision {
  return { kind: 'refused', refusal: { code, detail, references } };
}

/** Nothing happens: what was asked for is so already, or has been overtaken. */
export function unchanged(mca: CustomerMca): DoneDecision {
  return { kind: 'done', mca, events: [] };
}

/** A change that others are told of. */
export function changed(
  change: McaChange,
  attestationId: string | null = null,
  settles: readonly Settlement[] = [],
): McaEvent {
  return { kind: 'changed', change, attestationId, settles };
}

/**
 * Ends every decision: derives the reason from the new facts, keeps `statusSince` while the status stays,
 * and gives the state its version. One decision is one version, however many things it tells of.
 *
 * @param before the state as it was loaded
 */
export function conclude(
  before: CustomerMca,
  after: CustomerMca,
  events: readonly McaEvent[],
  { now, cutoff }: Pick<Circumstances, 'now' | 'cutoff'>,
): DoneDecision {
  const reasonCode = deriveReason(after, cutoff);
  const sameStatus = MCA_REASONS[reasonCode].status === MCA_REASONS[before.reasonCode].status;
  const told = events.some(({ kind }) => kind === 'changed');
  return {
    kind: 'done',
    mca: {
      ...after,
      reasonCode,
      statusSince: sameStatus ? before.statusSince : now,
      version: told ? before.version + 1 : before.version,
    },
    events,
  };
}
