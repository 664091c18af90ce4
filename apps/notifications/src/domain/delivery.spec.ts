import { applyDeliveryFact, type Delivery, deliveryChangeOf } from './delivery.js';

const OLD = '01900000-0000-7000-8000-00000000000a';
const NEW = '01900000-0000-7000-8000-00000000000b';
const at = new Date('2026-02-03T09:30:00Z');
const about = (attestationId: string) => ({ customerId: 'customer', attestationId });
const known: Delivery = {
  ...about(OLD),
  version: 4,
  invitationSentAt: at,
  lastReminderSentAt: null,
  remindersSent: 1,
  failure: 'away',
};

describe('applyDeliveryFact', () => {
  it('begins with version 1', () => {
    expect(applyDeliveryFact(null, about(OLD), { what: 'sent', kind: 'invitation', at })).toEqual({
      ...about(OLD),
      version: 1,
      invitationSentAt: at,
      lastReminderSentAt: null,
      remindersSent: 0,
      failure: null,
    });
  });

  it('counts reminders and forgets an earlier failure', () => {
    expect(applyDeliveryFact(known, about(OLD), { what: 'sent', kind: 'reminder', at })).toEqual({
      ...known,
      version: 5,
      lastReminderSentAt: at,
      remindersSent: 2,
      failure: null,
    });
  });

  it('keeps what was sent when a later mail fails', () => {
    const after = applyDeliveryFact(known, about(OLD), {
      what: 'failed',
      kind: 'reminder',
      reason: 'unknown',
    });
    expect(after).toEqual({ ...known, version: 5, failure: 'unknown' });
  });

  it('starts afresh with a newer attestation, with a higher version', () => {
    const after = applyDeliveryFact(known, about(NEW), { what: 'sent', kind: 'renewal', at });
    expect(after).toMatchObject({ attestationId: NEW, version: 5, remindersSent: 0, failure: null });
  });

  it('ignores what comes late about an older one', () => {
    const newer = { ...known, attestationId: NEW };
    expect(applyDeliveryFact(newer, about(OLD), { what: 'sent', kind: 'reminder', at })).toBeUndefined();
  });

  it('names a renewal an invitation', () => {
    expect(deliveryChangeOf({ what: 'sent', kind: 'renewal', at })).toBe('invitation_sent');
    expect(deliveryChangeOf({ what: 'failed', kind: 'reminder', reason: '' })).toBe('reminder_failed');
    expect(deliveryChangeOf({ what: 'cancelled' })).toBe('mail_cancelled');
  });
});
