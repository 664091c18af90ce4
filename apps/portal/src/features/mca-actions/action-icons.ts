import {
  AlertRegular,
  ArrowUndoRegular,
  ArrowClockwiseRegular,
  ArrowSyncRegular,
  ChatRegular,
  DocumentAddRegular,
  GavelRegular,
  LinkRegular,
  PersonDeleteRegular,
  PersonSwapRegular,
  ProhibitedRegular,
  SendRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { McaAction } from './available-actions';

/** One icon per action, the same in menus and on buttons. */
export const ACTION_ICONS: Readonly<Record<McaAction, FluentIcon>> = {
  start_attestation: SendRegular,
  renew_link: ArrowSyncRegular,
  confirm_signatory: PersonSwapRegular,
  dismiss_suggestion: PersonDeleteRegular,
  create_agreement: DocumentAddRegular,
  hold_agreement: ArrowUndoRegular,
  decide_acceptance: GavelRegular,
  refresh: ArrowClockwiseRegular,
  copyLink: LinkRegular,
  copyMessage: ChatRegular,
  remind: AlertRegular,
  revoke: ProhibitedRegular,
};
