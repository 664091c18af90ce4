import { customersCommandRefused, type ProblemCode, type Scope } from '@assent/contracts';
import type { RuleViolation } from '@assent/domain';
import type { OutgoingMessage } from '@assent/messaging';
import type { PartnerCenterError } from '@assent/partner-center';
import type { Origin } from './ports/origin.js';

/** Why a command is not carried out, for the person who gave it. */
export interface CommandRefusal {
  readonly code: ProblemCode;
  /** What happened, what it means, what to do. */
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly references?: Readonly<Record<string, string>>;
}

/** The event that closes an operation as refused; none when nobody waits for one. */
export function refusalMessages(
  refusal: CommandRefusal,
  about: { readonly aggregateId: string; readonly scope: Scope; readonly origin: Origin },
): OutgoingMessage<typeof customersCommandRefused>[] {
  const { operationId } = about.origin;
  if (operationId === null) return [];
  return [
    {
      contract: customersCommandRefused,
      data: {
        operationId,
        refusal: {
          code: refusal.code,
          detail: refusal.detail,
          errors: refusal.errors?.map((error) => ({ ...error })) ?? [],
          references: { ...refusal.references },
        },
      },
      aggregate: { id: about.aggregateId, version: null },
      scope: about.scope,
      ...about.origin,
    },
  ];
}

export function brokenRules(violations: readonly RuleViolation[]): CommandRefusal {
  return {
    code: 'validation_failed',
    detail:
      'Some fields break rules that Microsoft has for customers. Nothing was sent; correct them and try again.',
    errors: violations.map(({ path, message }) => ({ path, message })),
  };
}

/**
 * Microsoft's refusal in our words. Its own sentence comes along, since it often names the field; its code and
 * correlation id are what Microsoft's support asks for.
 */
export function refusedByMicrosoft(
  error: PartnerCenterError,
  what: string,
  refusedAs: ProblemCode = 'microsoft_refused',
): CommandRefusal {
  const code = error.microsoftCode === null ? '' : ` (code ${error.microsoftCode})`;
  return {
    code: error.kind === 'capability_unavailable' ? 'capability_unavailable' : refusedAs,
    detail: `Microsoft refused ${what}${code}: ${error.message}`,
    references:
      error.microsoftCorrelationId === null ? {} : { microsoftCorrelationId: error.microsoftCorrelationId },
  };
}
