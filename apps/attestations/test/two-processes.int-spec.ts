import { mcaChanged, startAttestation } from '@assent/contracts';
import type { RunningService } from '@assent/service-kit';
import { aContact, anId, waitFor } from '@assent/testing';
import { RunningAttestations } from './support/running-service.js';

/** As many as the sandbox has tenants without any agreement to spare. */
const CUSTOMERS = 8;

describe('two processes of the service', () => {
  let house: RunningAttestations;
  let second: RunningService;
  beforeAll(async () => {
    house = await RunningAttestations.start();
    second = await house.anotherProcess();
  });
  afterAll(async () => {
    await second.stop();
    await house.stop();
  });

  it('share the work, do nothing twice, and one goes on when the other one stops in the middle', async () => {
    const customers: string[] = [];
    while (customers.length < CUSTOMERS) customers.push(await house.newCustomer());
    const started = await Promise.all(
      customers.map(async (customerId) => {
        const contact = aContact();
        const operationId = await house.send(startAttestation, customerId, {
          customerId,
          attestationId: anId(),
          contact,
          linkLifetimeMinutes: 5,
          country: 'DE',
          language: 'de-DE',
          delivery: 'manual',
        });
        return { customerId, operationId, contact };
      }),
    );
    expect(await second.stop()).toEqual([]);

    for (const { customerId, operationId, contact } of started) {
      expect(await house.outcomeOf(operationId)).toBe('succeeded');
      const atMicrosoft = await house.microsoft.control<{ count: number }>(
        'GET',
        `attestations?email=${encodeURIComponent(contact.email)}`,
      );
      expect(atMicrosoft.count).toBe(1);
      const generated = (await house.changesOf(customerId)).filter(
        ({ change }) => change === 'link_generated',
      );
      expect(generated).toHaveLength(1);
    }

    await house.database.dataSource.query(`UPDATE attestation SET expires_at = now()`);
    const expired = await waitFor(
      async () => {
        const changes = (await house.told(mcaChanged)).filter(({ change }) => change === 'expired');
        return changes.length >= CUSTOMERS ? changes : undefined;
      },
      { what: 'all links to be expired' },
    );
    expect(new Set(expired.map(({ mca }) => mca.customerId)).size).toBe(CUSTOMERS);
    expect(expired).toHaveLength(CUSTOMERS);
  });
});
