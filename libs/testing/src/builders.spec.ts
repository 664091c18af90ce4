import { customerStateSchema, mcaStateSchema, startAttestation } from '@assent/contracts';
import { aContact, aCustomerState, aMessage, anId, anMcaState } from './builders.js';

describe('builders', () => {
  it('build what the contracts accept', () => {
    expect(customerStateSchema.parse(aCustomerState())).toBeDefined();
    expect(mcaStateSchema.parse(anMcaState())).toBeDefined();
  });

  it('take what a spec is about and make the rest up anew', () => {
    const contact = aContact();
    const customerId = anId();
    const one = aMessage(startAttestation, { contact, customerId }, { operationId: anId() });

    expect(one.data).toMatchObject({ contact, customerId, delivery: 'email' });
    expect(one.envelope.type).toBe('attestations.start-attestation');
    expect(aMessage(startAttestation).envelope.messageId).not.toBe(one.envelope.messageId);
  });
});
