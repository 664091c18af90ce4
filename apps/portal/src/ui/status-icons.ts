import type { McaStatus } from '@assent/domain';
import {
  CheckmarkCircleRegular,
  ClockDismissRegular,
  DocumentCheckmarkRegular,
  ErrorCircleRegular,
  HourglassHalfRegular,
  type FluentIcon,
} from '@fluentui/react-icons';

/** One icon per status, the same on cards, badges and the customer's page. */
export const STATUS_ICONS: Readonly<Record<McaStatus, FluentIcon>> = {
  required: ErrorCircleRegular,
  pending: HourglassHalfRegular,
  expired: ClockDismissRegular,
  ready: DocumentCheckmarkRegular,
  compliant: CheckmarkCircleRegular,
};
