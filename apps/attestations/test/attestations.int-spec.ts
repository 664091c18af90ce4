import {
  attestationClosed,
  createAgreement,
  dismissSuggestion,
  invitationRequested,
  recordLinkOpened,
  refreshStatus,
  renewAttestation,
  startAttestation,
  suggestSignatory,
  type McaState,
} from '@assent/contracts';
import { aContact, anId, waitFor } from '@assent/testing';
import { POLICY } from '../src/domain/policy.js';
import { RunningAttestations } from './support/running-service.js';

describe('the attestations service', () => {
  let house: RunningAttestations;
  beforeAll(async () => {
    house = await RunningAttestations.start();
  });
  afterEach(async () => {
    await house.microsoft.faults();
  });
  afterAll(async () => {
    expect(await house.stop()).toEqual([]);
  });

  const start = async (customerId: string, contact = aContact(), linkLifetimeMinutes = 60) => {
    const attestationId = anId();
    const operationId = await house.send(startAttestation, customerId, {
      customerId,
      attestationId,
      contact,
      linkLifetimeMinutes,
      country: null,
      language: null,
      delivery: 'email',
    });
    return { attestationId, operationId, contact };
  };
  /** A customer whose link waits. */
  const waiting = async () => {
    const customerId = await house.newCustomer();
    const started = await start(customerId);
    expect(await house.outcomeOf(started.operationId)).toBe('succeeded');
    return { customerId, ...started };
  };
  const accept = async (email: string) => {
    const { id } = await house.microsoft.attestationOf(email);
    await house.microsoft.control('POST', `attestations/${id}/accept`);
  };
  /** A customer who has accepted, and whose acceptance is known. */
  const accepted = async () => {
    const one = await waiting();
    await accept(one.contact.email);
    await house.send(refreshStatus, one.customerId, { customerId: one.customerId });
    await house.becomes(one.customerId, 'customer_accepted');
    return one;
  };
  const agreementsAtMicrosoft = async (customerId: string) =>
    (await house.microsoft.customer(await house.tenantOf(customerId))).agreements;

  it('walks a customer from unknown to compliant, and tells every step', async () => {
    const customerId = await house.newCustomer();
    await house.becomes(customerId, 'no_agreement');

    const { operationId, attestationId, contact } = await start(customerId);
    expect(await house.outcomeOf(operationId)).toBe('succeeded');
    const waitingState = await house.becomes(customerId, 'waiting_for_customer');
    expect(waitingState.attestation?.acceptanceUrl).toContain('attestationid=');
    expect(await house.told(invitationRequested)).toContainEqual(
      expect.objectContaining({ customerId, attestationId, contact, renewal: false }),
    );

    await house.send(recordLinkOpened, customerId, {
      customerId,
      signatoryLinkId: waitingState.attestation!.signatoryLinkId,
    });
    await house.hasTold(customerId, 'link_opened');
    await accept(contact.email);
    // Nobody asks: the poll sweep sees it, as the customer has just opened the link.
    await house.becomes(customerId, 'customer_accepted');

    const agreed = await house.send(createAgreement, customerId, { customerId });
    expect(await house.outcomeOf(agreed)).toBe('succeeded');
    const compliant = await house.becomes(customerId, 'agreement_valid');
    expect(compliant.attestation?.state).toBe('finalised');
    expect(await agreementsAtMicrosoft(customerId)).toHaveLength(1);

    const changes = (await house.changesOf(customerId)).map(({ change }) => change);
    expect(changes).toEqual([
      'verified',
      'attestation_requested',
      'link_generated',
      'link_opened',
      'accepted',
      'agreement_requested',
      'finalised',
    ]);
  });

  it('keeps whom the signatory named, sealed, until the partner asks that one instead', async () => {
    const { customerId, attestationId } = await waiting();
    const before = await house.becomes(customerId, 'waiting_for_customer');
    const named = { firstName: 'Grace', lastName: 'Lund', email: `grace.${anId()}@nordwind.example` };
    const suggested = await house.send(suggestSignatory, customerId, {
      customerId,
      signatoryLinkId: before.attestation!.signatoryLinkId,
      contact: named,
      note: 'She signs.',
    });
    expect(await house.outcomeOf(suggested)).toBe('succeeded');
    const told = await house.becomes(customerId, 'other_signatory_suggested');
    expect(told.attestation?.suggestion).toMatchObject({
      contact: named,
      note: 'She signs.',
      dismissedAt: null,
    });
    const [row] = await house.database.dataSource.query<{ sealed: string }[]>(
      'SELECT suggestion_sealed AS sealed FROM attestation WHERE id = $1',
      [attestationId],
    );
    expect(row!.sealed).not.toMatch(/Grace|nordwind|signs/);

    const dismissed = await house.send(dismissSuggestion, customerId, { customerId, attestationId });
    expect(await house.outcomeOf(dismissed)).toBe('succeeded');
    await house.becomes(customerId, 'waiting_for_customer');

    const anotherId = anId();
    const asked = await house.send(startAttestation, customerId, {
      customerId,
      attestationId: anotherId,
      contact: named,
      linkLifetimeMinutes: 60,
      country: null,
      language: null,
      delivery: 'email',
      replacesAttestationId: attestationId,
    });
    expect(await house.outcomeOf(asked)).toBe('succeeded');
    const now = await house.becomes(customerId, 'waiting_for_customer');
    expect(now.attestation).toMatchObject({ id: anotherId, contact: named });
    expect(now.history[0]).toMatchObject({ id: attestationId, state: 'superseded' });
    expect(now.attestation?.signatoryLinkId).not.toBe(before.attestation?.signatoryLinkId);
  });

  it('lets one of two starts at the same moment through, and refuses the other', async () => {
    const customerId = await house.newCustomer();
    await house.becomes(customerId, 'no_agreement');
    const both = await Promise.all([start(customerId), start(customerId)]);
    const outcomes = await Promise.all(both.map(({ operationId }) => house.outcomeOf(operationId)));

    expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
    const winner = both[outcomes.indexOf('succeeded')]!.attestationId;
    expect(outcomes.find((outcome) => outcome !== 'succeeded')).toMatchObject({
      code: 'attestation_already_live',
      references: { attestationId: winner },
    });
  });

  it('makes exactly one agreement when Microsoft makes it and the answer is lost', async () => {
    const { customerId } = await accepted();
    await house.microsoft.faults({
      path: '/v1/customers/*/agreements',
      method: 'POST',
      drop: true,
      when: 'after_work',
      count: 1,
    });
    const operationId = await house.send(createAgreement, customerId, { customerId });

    expect(await house.outcomeOf(operationId)).toBe('succeeded');
    await house.becomes(customerId, 'agreement_valid');
    expect(await agreementsAtMicrosoft(customerId)).toHaveLength(1);
  });

  it('makes exactly one agreement when Microsoft makes it and answers 503', async () => {
    const { customerId } = await accepted();
    await house.microsoft.faults({
      path: '/v1/customers/*/agreements',
      method: 'POST',
      status: 503,
      when: 'after_work',
      count: 1,
    });
    const operationId = await house.send(createAgreement, customerId, { customerId });

    expect(await house.outcomeOf(operationId)).toBe('succeeded');
    expect(await agreementsAtMicrosoft(customerId)).toHaveLength(1);
  });

  it('waits through a pause of Microsoft’s, and says why it waits', async () => {
    await house.microsoft.faults({ path: '/v1/attestations/**', method: 'POST', status: 503, count: 1 });
    const customerId = await house.newCustomer();
    const { operationId } = await start(customerId);

    expect(await house.outcomeOf(operationId)).toBe('succeeded');
    const changes = await house.changesOf(customerId);
    expect(changes.map(({ change }) => change)).toContain('waiting_for_microsoft');
    expect(changes.at(-1)?.mca.lastError).toBeNull();
  });

  it('tells a refusal of Microsoft’s with what to quote', async () => {
    await house.microsoft.faults({ path: '/v1/attestations/**', method: 'POST', status: 400, count: 1 });
    const customerId = await house.newCustomer();
    const { operationId } = await start(customerId);

    expect(await house.outcomeOf(operationId)).toMatchObject({ code: 'microsoft_refused' });
    const failed = await house.becomes(customerId, 'attestation_failed');
    expect(failed.lastError?.microsoftCorrelationId).not.toBeNull();
  });

  it('expires a link within five seconds of its time, and lets a late acceptance win', async () => {
    const { customerId, attestationId, contact } = await waiting();
    await house.database.dataSource.query('UPDATE attestation SET expires_at = now() WHERE id = $1', [
      attestationId,
    ]);
    // By the sweep alone, which comes five times as often as is promised: most of that time is for a busy machine.
    await house.becomes(customerId, 'link_expired');
    expect(POLICY.expiry.everyMs).toBeLessThanOrEqual(1_000);
    expect(await house.told(attestationClosed)).toContainEqual({
      customerId,
      attestationId,
      state: 'expired',
    });

    const newAttestationId = anId();
    const renewed = await house.send(renewAttestation, customerId, {
      customerId,
      attestationId,
      newAttestationId,
      linkLifetimeMinutes: null,
      delivery: null,
    });
    const outcome = await house.outcomeOf(renewed);
    expect(outcome).toBe('succeeded');

    const { id: newest } = await house.microsoft.attestationOf(contact.email);
    const { attestations } = await house.microsoft.control<{ attestations: { id: string }[] }>(
      'GET',
      `attestations?email=${encodeURIComponent(contact.email)}`,
    );
    const first = attestations.find(({ id }) => id !== newest)!;
    await house.microsoft.control('POST', `attestations/${first.id}/accept`);
    await house.database.dataSource.query('UPDATE attestation SET next_poll_at = now() WHERE id = $1', [
      attestationId,
    ]);
    const state = await house.becomes(customerId, 'customer_accepted');
    expect(state.attestation?.id).toBe(attestationId);
    expect(state.history[0]).toMatchObject({ id: newAttestationId, state: 'superseded' });
  });

  it('notices direct acceptance and closes its own attestation', async () => {
    const { customerId } = await waiting();
    await house.microsoft.control('POST', `customers/${await house.tenantOf(customerId)}/accept-directly`);
    const operationId = await house.send(refreshStatus, customerId, { customerId });

    expect(await house.outcomeOf(operationId)).toBe('succeeded');
    const state: McaState = await house.becomes(customerId, 'accepted_directly');
    expect(state.attestation?.state).toBe('accepted_directly');
  });

  it('says that it may not read agreements, where Microsoft wants a user', async () => {
    await house.microsoft.control('PATCH', 'settings', { strictAppUser: true });
    try {
      const customerId = await house.newCustomer();
      const state = await house.becomes(customerId, 'verification_unavailable');
      expect(state).toMatchObject({ status: 'required', verifiedAt: null });
    } finally {
      await house.microsoft.control('PATCH', 'settings', { strictAppUser: false });
    }
  });

  it('names the earlier signatory when Microsoft has an agreement with the same person', async () => {
    const { id, agreements } = await house.microsoft.tenantThat(
      (customer) =>
        !customer.acceptedDirectly &&
        customer.agreements.length > 0 &&
        customer.agreements.every(
          ({ type, dateAgreed }) => type === 'MicrosoftCustomerAgreement' && dateAgreed < '2023-04-01',
        ),
      house.usedTenants,
    );
    const { firstName, lastName, email, phoneNumber } = agreements[0]!.primaryContact;
    const customerId = await house.newCustomer(id);
    await house.becomes(customerId, 'agreement_before_cutoff');
    const contact = { firstName, lastName, email, ...(phoneNumber === null ? {} : { phone: phoneNumber }) };
    const started = await start(customerId, contact);
    expect(await house.outcomeOf(started.operationId)).toBe('succeeded');
    // The check before sending warns, and does not block.
    const warned = await house.becomes(customerId, 'waiting_for_customer');
    expect(warned.attestation?.warnings).toEqual(['signatory_used_before']);

    await accept(email);
    await house.send(refreshStatus, customerId, { customerId });
    await house.becomes(customerId, 'customer_accepted');
    const operationId = await house.send(createAgreement, customerId, { customerId });

    expect(await house.outcomeOf(operationId)).toMatchObject({ code: 'signatory_already_used' });
    const failed = await house.becomes(customerId, 'agreement_failed');
    expect(failed.lastError).toMatchObject({ microsoftCode: '600061' });
    expect(failed.lastError?.detail).toContain(`${firstName} ${lastName}`);
    expect(failed.attestation?.state).toBe('accepted');
  });

  it('goes on with everything that waits after Redis was emptied', async () => {
    await house.microsoft.faults({ path: '/v1/attestations/**', method: 'POST', status: 503, count: 1 });
    const customerId = await house.newCustomer();
    const { operationId } = await start(customerId);
    await waitFor(
      async () =>
        (await house.changesOf(customerId)).some(({ change }) => change === 'waiting_for_microsoft'),
      { what: 'the first try to fail' },
    );
    await house.emptyRedis();

    // Queue, messages and the clocks of the sweeps are gone; only the row knows.
    expect(await house.outcomeOf(operationId)).toBe('succeeded');
  });

  it('leaves no message unpublished', async () => {
    await waitFor(
      async () => {
        const [row] = await house.database.dataSource.query<{ waiting: string }[]>(
          'SELECT count(*) AS waiting FROM outbox_message WHERE published_at IS NULL',
        );
        return row?.waiting === '0';
      },
      { what: 'the outbox to be empty' },
    );
  });
});
