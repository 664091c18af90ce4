import { MCA_REASON_CODES, MCA_REASONS } from '@assent/domain';
import { availableActions, type McaSituation } from './available-actions';

const situationOf = (reasonCode: McaSituation['reasonCode'], attestationId: string | null = 'a1') => ({
  reasonCode,
  attestationId,
  finalisesAt: null,
  status: MCA_REASONS[reasonCode].status,
  nextAction: MCA_REASONS[reasonCode].nextAction,
});

describe('availableActions', () => {
  it.each(MCA_REASON_CODES)('follows the next action of %s and offers nothing twice', (reasonCode) => {
    const { nextAction } = MCA_REASONS[reasonCode];
    const { primary, others } = availableActions(situationOf(reasonCode));
    if (primary === 'decide_acceptance') expect(reasonCode).toMatch(/^accepted_(after|by)_/);
    else if (nextAction !== 'wait' && nextAction !== 'none') expect(primary).toBe(nextAction);
    expect(new Set([primary, ...others]).size).toBe(others.length + 1);
  });

  it('offers the link of a customer who is asked, and to remind, renew and revoke', () => {
    expect(availableActions(situationOf('waiting_for_customer'))).toEqual({
      primary: 'copyLink',
      others: ['copyMessage', 'remind', 'renew_link', 'refresh', 'revoke'],
    });
  });

  it('offers to ask the one who was named, or to stay with the one who was asked', () => {
    const { primary, others } = availableActions(situationOf('other_signatory_suggested'));
    expect([primary, others[0]]).toEqual(['confirm_signatory', 'dismiss_suggestion']);
  });

  it('starts no second attestation while one is on its way', () => {
    const { primary, others } = availableActions(situationOf('attestation_requested'));
    expect(primary).toBeUndefined();
    expect(others).toEqual(['refresh']);
  });

  it('offers nothing about a link where there was never one', () => {
    const { others } = availableActions(situationOf('no_agreement', null));
    expect(others).toEqual(['refresh']);
  });

  it('lets a compliant customer be refreshed only', () => {
    expect(availableActions(situationOf('agreement_valid'))).toEqual({
      primary: undefined,
      others: ['refresh'],
    });
  });

  it('lets a person undo an agreement that comes by itself', () => {
    const situation = { ...situationOf('customer_accepted'), finalisesAt: '2026-02-03T09:30:00.000Z' };
    expect(availableActions(situation)).toMatchObject({
      primary: 'create_agreement',
      others: ['hold_agreement', 'refresh', 'revoke'],
    });
  });
});
