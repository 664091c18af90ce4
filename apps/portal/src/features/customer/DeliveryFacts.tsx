import type { AttestationView } from '@assent/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Fact } from '../../ui/Facts';
import { useTimes } from '../../ui/use-times';

type Relative = (instant: string) => string;

function linesOf(attestation: AttestationView, t: TFunction, relative: Relative): string[] {
  const { delivery, invitationSentAt, deliveryFailure, remindersSent, lastReminderSentAt, openedAt } =
    attestation;
  const lines: string[] = [];
  if (deliveryFailure) lines.push(t('customer.mca.deliveryFailed', { reason: deliveryFailure }));
  else if (invitationSentAt)
    lines.push(t('customer.mca.invitationSent', { when: relative(invitationSentAt) }));
  else lines.push(t(delivery === 'manual' ? 'customer.mca.byHand' : 'customer.mca.mailPending'));
  if (remindersSent > 0 && lastReminderSentAt)
    lines.push(t('customer.mca.remindersSent', { count: remindersSent, when: relative(lastReminderSentAt) }));
  lines.push(openedAt ? t('customer.mca.opened', { when: relative(openedAt) }) : t('customer.mca.notOpened'));
  return lines;
}

/** How the link got to the customer, and what is known of it since. */
export function DeliveryFacts({ attestation }: { readonly attestation: AttestationView }) {
  const { t } = useTranslation();
  const { relative } = useTimes();
  return (
    <Fact name={t('customer.mca.delivery')}>
      {linesOf(attestation, t, relative).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </Fact>
  );
}
