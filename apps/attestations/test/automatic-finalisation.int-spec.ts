import { recordLinkOpened, startAttestation } from '@assent/contracts';
import { aContact, anId } from '@assent/testing';
import { RunningAttestations } from './support/running-service.js';

describe('the policy of automatic finalisation', () => {
  let house: RunningAttestations;
  beforeAll(async () => {
    house = await RunningAttestations.start({ AGREEMENT_FINALISATION: 'automatic' });
  });
  afterAll(async () => {
    await house.stop();
  });

  it('makes the agreement off the real acceptance, without anybody asking', async () => {
    const customerId = await house.newCustomer();
    const contact = aContact();
    const operationId = await house.send(startAttestation, customerId, {
      customerId,
      attestationId: anId(),
      contact,
      linkLifetimeMinutes: 60,
      country: 'AT',
      language: 'de-AT',
      delivery: 'manual',
    });
    expect(await house.outcomeOf(operationId)).toBe('succeeded');
    const { attestation } = await house.becomes(customerId, 'waiting_for_customer');
    const { id } = await house.microsoft.attestationOf(contact.email);
    await house.microsoft.control('POST', `attestations/${id}/accept`);
    await house.send(recordLinkOpened, customerId, {
      customerId,
      signatoryLinkId: attestation!.signatoryLinkId,
    });

    await house.becomes(customerId, 'agreement_valid');
    const tenant = await house.microsoft.customer(await house.tenantOf(customerId));
    expect(tenant.agreements).toHaveLength(1);
  });
});
