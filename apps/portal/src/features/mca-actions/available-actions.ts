import type { McaReasonCode, McaStatus, NextAction } from '@assent/domain';

/** What a person may do about one customer's agreement. */
export type McaAction =
  | 'start_attestation'
  | 'renew_link'
  | 'confirm_signatory'
  | 'dismiss_suggestion'
  | 'create_agreement'
  | 'hold_agreement'
  | 'decide_acceptance'
  | 'refresh'
  | 'copyLink'
  | 'copyMessage'
  | 'remind'
  | 'revoke';

/** Steps that ask first, in a dialog. */
export type AskingAction = Extract<
  McaAction,
  'start_attestation' | 'confirm_signatory' | 'decide_acceptance' | 'revoke'
>;

const ASKING: ReadonlySet<McaAction> = new Set<AskingAction>([
  'start_attestation',
  'confirm_signatory',
  'decide_acceptance',
  'revoke',
]);

export function asksFirst(action: McaAction): action is AskingAction {
  return ASKING.has(action);
}

/** What the choice depends on; a row of the work list and a customer's page both have it. */
export interface McaSituation {
  readonly status: McaStatus;
  readonly reasonCode: McaReasonCode;
  readonly nextAction: NextAction;
  readonly attestationId: string | null;
  /** When the agreement comes by itself. */
  readonly finalisesAt: string | null;
}

export interface AvailableActions {
  /** The next step; undefined where nothing is to be done or where only waiting helps. */
  readonly primary: McaAction | undefined;
  readonly others: readonly McaAction[];
}

/** The acceptance link of these is out with the customer. */
const hasLink = ({ status, attestationId }: McaSituation) =>
  attestationId !== null && (status === 'pending' || status === 'expired');

/** An acceptance after a no, or by somebody else than is asked, is never taken without a decision. */
const agreementAction = ({ status }: McaSituation): McaAction =>
  status === 'required' ? 'decide_acceptance' : 'create_agreement';

function possible(situation: McaSituation): McaAction[] {
  const { status, nextAction, attestationId } = situation;
  const actions: McaAction[] = [];
  if (nextAction === 'create_agreement') actions.push(agreementAction(situation));
  if (situation.finalisesAt !== null) actions.push('hold_agreement');
  if (nextAction === 'confirm_signatory') actions.push('confirm_signatory', 'dismiss_suggestion');
  if (hasLink(situation)) actions.push('copyLink', 'copyMessage');
  if (status === 'pending' && attestationId !== null) actions.push('remind');
  if (hasLink(situation)) actions.push('renew_link');
  if ((status === 'required' && nextAction !== 'wait') || status === 'expired')
    actions.push('start_attestation');
  actions.push('refresh');
  if (attestationId !== null && (status === 'pending' || status === 'ready')) actions.push('revoke');
  return actions;
}

function primaryOf(situation: McaSituation): McaAction | undefined {
  const { nextAction, status, attestationId } = situation;
  switch (nextAction) {
    case 'wait':
      // While the customer has the link, handing it over once more is what helps.
      return status === 'pending' && attestationId !== null ? 'copyLink' : undefined;
    case 'none':
      return undefined;
    case 'create_agreement':
      return agreementAction(situation);
    case 'start_attestation':
    case 'renew_link':
    case 'confirm_signatory':
    case 'refresh':
      return nextAction;
  }
}

/** The one next step for a customer, and what else is possible. The services decide again when it is sent. */
export function availableActions(situation: McaSituation): AvailableActions {
  const primary = primaryOf(situation);
  return { primary, others: possible(situation).filter((action) => action !== primary) };
}
