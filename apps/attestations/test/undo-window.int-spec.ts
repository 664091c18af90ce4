import {
  createAgreement,
  DEFAULT_PROVIDER_INSTANCE_ID,
  holdAgreement,
  providerInstanceSettingsChanged,
  recordLinkOpened,
  startAttestation,
  type FinalisationPolicy,
} from '@assent/contracts';
import { aContact, anId, waitFor } from '@assent/testing';
import { RunningAttestations } from './support/running-service.js';

describe('the time to stop an agreement that comes by itself', () => {
  let house: RunningAttestations;
  let version = 0;
  beforeAll(async () => {
    house = await RunningAttestations.start();
  });
  afterAll(async () => {
    await house.stop();
  });

  /** How many decisions of the partner's this service has handled, be they news to it or not. */
  const decisionsHeard = async () => {
    const [row] = await house.database.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM inbox_message WHERE handler = $1',
      [providerInstanceSettingsChanged.type],
    );
    return row!.count;
  };

  /** The partner decides anew; done when this service knows it. */
  async function decide(finalisation: FinalisationPolicy, as = ++version): Promise<void> {
    const { settings } = providerInstanceSettingsChanged.example.state;
    const state = {
      providerInstanceId: DEFAULT_PROVIDER_INSTANCE_ID,
      version: as,
      settings: { ...settings, finalisation },
      changedAt: new Date().toISOString(),
    };
    const before = await decisionsHeard();
    await house.send(providerInstanceSettingsChanged, DEFAULT_PROVIDER_INSTANCE_ID, { state, settles: [] });
    await waitFor(async () => (await decisionsHeard()) > before, { what: 'the settings to be known' });
  }

  /** A customer who has accepted, and whose agreement is due in half an hour. */
  async function accepted(): Promise<string> {
    const customerId = await house.newCustomer();
    const contact = aContact();
    await house.send(startAttestation, customerId, {
      customerId,
      attestationId: anId(),
      contact,
      linkLifetimeMinutes: null,
      country: 'AT',
      language: 'de-AT',
      delivery: 'manual',
    });
    const { attestation } = await house.becomes(customerId, 'waiting_for_customer');
    // What the settings say, since the command left it out.
    expect(attestation?.linkLifetimeMinutes).toBe(4320);
    const { id } = await house.microsoft.attestationOf(contact.email);
    await house.microsoft.control('POST', `attestations/${id}/accept`);
    const { signatoryLinkId } = attestation!;
    await house.send(recordLinkOpened, customerId, { customerId, signatoryLinkId });
    const ready = await house.becomes(customerId, 'customer_accepted');
    expect(ready.attestation?.finalisesAt).not.toBeNull();
    return customerId;
  }
  /** How the agreement was held; the first reading of a customer's agreements may come before and after. */
  const held = async (customerId: string) =>
    (await house.changesOf(customerId)).find(({ change }) => change === 'finalisation_held');

  it('passes, and then the agreement is made, once', async () => {
    await decide({ mode: 'automatic', undoMinutes: 30 });
    const customerId = await accepted();
    // Half an hour passes.
    await house.database.dataSource.query(
      `UPDATE attestation SET finalises_at = now() WHERE customer_id = $1 AND finalises_at IS NOT NULL`,
      [customerId],
    );
    await house.becomes(customerId, 'agreement_valid');
    const tenant = await house.microsoft.customer(await house.tenantOf(customerId));
    expect(tenant.agreements).toHaveLength(1);
  });

  it('lets a person stop it, and create it by hand later', async () => {
    await decide({ mode: 'automatic', undoMinutes: 30 });
    const customerId = await accepted();
    const operationId = await house.send(holdAgreement, customerId, { customerId });
    expect(await house.outcomeOf(operationId)).toBe('succeeded');
    expect(await held(customerId)).toMatchObject({
      mca: {
        status: 'ready',
        attestation: { finalisesAt: null, finalisationHeldAt: expect.any(String) as string },
      },
    });
    const again = await house.send(holdAgreement, customerId, { customerId });
    expect(await house.outcomeOf(again)).toMatchObject({ code: 'agreement_not_scheduled' });
    await house.send(createAgreement, customerId, { customerId });
    await house.becomes(customerId, 'agreement_valid');
  });

  it('ends at once for all who wait when the partner decides by hand from now on, and no older news undoes it', async () => {
    await decide({ mode: 'automatic', undoMinutes: 30 });
    const [one, other] = [await accepted(), await accepted()];
    await decide({ mode: 'manual', undoMinutes: 30 });
    await decide({ mode: 'automatic', undoMinutes: 0 }, version - 1);
    for (const customerId of [one, other]) {
      await waitFor(() => held(customerId), { what: 'the agreement to be held' });
    }
    const waiting = await house.database.dataSource.query<unknown[]>(
      'SELECT 1 FROM attestation WHERE finalises_at IS NOT NULL',
    );
    expect(waiting).toEqual([]);
  });
});
