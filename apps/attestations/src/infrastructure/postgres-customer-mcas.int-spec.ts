import {
  attestationsCommandRefused,
  createAttestationAtMicrosoft,
  customerChanged,
  mcaChanged,
} from '@assent/contracts';
import { aContact, aCustomerState, aMessage, anId } from '@assent/testing';
import { House } from '../../test/support/house.js';
import { BY_TIME } from '../application/cause.js';
import { TrackCustomer } from '../application/track-customer/track-customer.use-case.js';
import { declineAttestation } from '../domain/decisions/answer-of-signatory.js';
import { expireOverdueLink } from '../domain/decisions/expire-link.js';
import { recordPoll } from '../domain/decisions/record-acceptance.js';
import { requestAgreement } from '../domain/decisions/request-agreement.js';
import { recordVerification } from '../domain/decisions/record-verification.js';
import { startAttestation } from '../domain/decisions/start-attestation.js';
import { renewAttestation } from '../domain/decisions/renew-attestation.js';
import type { Decision, Circumstances } from '../domain/decision.js';
import type { CustomerMca } from '../domain/model/customer-mca.js';

describe('the aggregates in PostgreSQL', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(async () => {
    await house.close();
  });

  const change = (customerId: string, decide: (mca: CustomerMca, c: Circumstances) => Decision) =>
    house.transactions.run((tx) => house.decisions.change(tx, customerId, BY_TIME, decide));
  const aStart = {
    attestationId: anId(),
    contact: aContact(),
    linkLifetimeMinutes: null,
    country: 'DE',
    language: null,
    delivery: 'manual' as const,
    replacesAttestationId: null,
    newSignatoryLinkId: anId(),
    requestId: anId(),
    operationId: anId(),
    correlationId: 'thread',
  };
  const inAnHour = () => new Date(house.clock.now().getTime() + 3_600_000);

  it('come back as they were stored, in every part', async () => {
    const customerId = await house.customer();
    const attestationId = await house.waiting(customerId, inAnHour());
    const stored: CustomerMca[] = [];
    const keep = async (decide: (mca: CustomerMca, c: Circumstances) => Decision) => {
      const outcome = await change(customerId, decide);
      expect(outcome?.refusal).toBeUndefined();
      if (outcome) stored.push(outcome.mca);
      expect(await house.mca(customerId)).toEqual(outcome?.mca);
    };

    const old = {
      source: 'partner_attested' as const,
      dateAgreed: new Date('2020-05-05T00:00:00Z'),
      contact: aContact(),
      templateId: null,
      proven: false,
    };
    await keep((mca, c) => recordVerification(mca, { agreements: [old], acceptedDirectly: null }, c));
    const renewed = anId();
    await keep((mca, c) =>
      renewAttestation(
        mca,
        {
          attestationId,
          newAttestationId: renewed,
          linkLifetimeMinutes: null,
          delivery: null,
          requestId: anId(),
          operationId: anId(),
          correlationId: 'thread',
        },
        c,
      ),
    );
    // The late acceptance takes the place of the renewed one in a single transaction, past the unique index.
    await keep((mca, c) =>
      recordPoll(mca, attestationId, { status: 'accepted', acceptedAt: null }, anId(), c),
    );
    await keep((mca, c) => requestAgreement(mca, { requestId: anId(), operationId: anId() }, c));

    expect(
      stored
        .at(-1)
        ?.attestations.map(({ state }) => state)
        .sort(),
    ).toEqual(['accepted', 'superseded']);
  });

  it('hold nothing personal and no link in clear, nor does the outbox', async () => {
    const customerId = await house.customer();
    const attestationId = await house.waiting(customerId, inAnHour());
    const mca = await house.mca(customerId);
    const [attestation] = mca.attestations;
    await change(customerId, (current, c) =>
      declineAttestation(
        current,
        { signatoryLinkId: attestation!.signatoryLinkId, reason: 'We left last May.', operationId: null },
        c,
      ),
    );
    const everything = await house.everything();

    expect(everything).toContain(attestationId);
    expect(everything).not.toContain(attestation!.contact.email);
    expect(everything).not.toContain('acceptance.example');
    expect(everything).not.toContain('last May');
  });

  it('let one of two starts at the same moment win, and refuse the other with the winner’s id', async () => {
    const customerId = await house.customer();
    const [one, two] = await Promise.all([house.start(customerId), house.start(customerId)]);

    const { attestations } = await house.mca(customerId);
    expect(attestations).toHaveLength(1);
    const winner = attestations[0]!.id;
    const loser = [one, two].find(({ data }) => data.attestationId !== winner)!;
    const refused = (await house.told(attestationsCommandRefused)).filter(
      ({ data }) => data.operationId === loser.envelope.operationId,
    );
    expect(refused).toMatchObject([
      { data: { refusal: { code: 'attestation_already_live', references: { attestationId: winner } } } },
    ]);
    const work = (await house.told(createAttestationAtMicrosoft)).filter(
      ({ data }) => data.customerId === customerId,
    );
    expect(work).toMatchObject([{ data: { attestationId: winner } }]);
  });

  it('give every change that is told a version of its own, without gaps', async () => {
    const customerId = await house.customer();
    await house.waiting(customerId, inAnHour());
    const versions = (await house.told(mcaChanged))
      .filter(({ data }) => data.mca.customerId === customerId)
      .map(({ data }) => data.mca.version);

    expect(versions).toEqual([1, 2]);
  });

  it('are stored many at once as each would be by itself, and those that stay as they were are left alone', async () => {
    const soon = new Date(house.clock.now().getTime() + 60_000);
    const [expiring, beginning, asBefore] = await Promise.all([
      house.customer(),
      house.customer(),
      house.customer(),
    ]);
    await house.waiting(expiring, soon);
    await house.waiting(asBefore, inAnHour());
    const later = new Date(soon.getTime() + 1);
    const decided = new Map<string, CustomerMca>();

    const outcomes = await house.transactions.run((tx) =>
      house.decisions.changeAll(
        tx,
        [asBefore, anId(), expiring, beginning],
        () => BY_TIME,
        (mca, c) => {
          const decision =
            mca.customerId === beginning
              ? startAttestation(mca, aStart, c)
              : expireOverdueLink(mca, { ...c, now: later });
          if (decision.kind === 'done') decided.set(mca.customerId, decision.mca);
          return decision;
        },
      ),
    );

    expect(new Map(outcomes.map(({ mca, changed }) => [mca.customerId, changed]))).toEqual(
      new Map([
        [asBefore, false],
        [expiring, true],
        [beginning, true],
      ]),
    );
    for (const customerId of [expiring, beginning, asBefore]) {
      expect(await house.mca(customerId)).toEqual(decided.get(customerId));
    }
    const told = await house.told(mcaChanged);
    const changesOf = (customerId: string) =>
      told.filter(({ data }) => data.mca.customerId === customerId).map(({ data }) => data.change);
    expect(changesOf(expiring)).toEqual(['attestation_requested', 'link_generated', 'expired']);
    expect(changesOf(beginning)).toEqual(['attestation_requested']);
    expect(changesOf(asBefore)).toEqual(['attestation_requested', 'link_generated']);
    expect((await house.mca(beginning)).attestations[0]?.creation).not.toBeNull();
  });

  it('begin many at once, some of whom are there already', async () => {
    const [known, first, second] = [await house.customer(), anId(), anId()];
    const told = (customerId: string, version: number, companyName: string) =>
      aMessage(customerChanged, { customer: aCustomerState({ customerId, version, companyName }) });
    await house.transactions.run((tx) =>
      new TrackCustomer(house.decisions).execute(tx, [
        told(first, 1, 'First GmbH'),
        told(known, 2, 'Known GmbH'),
        told(second, 2, 'Second GmbH'),
        told(second, 1, 'Once Second GmbH'),
        told(first, 1, 'First GmbH'),
      ]),
    );

    for (const [customerId, name] of [
      [known, 'Known GmbH'],
      [first, 'First GmbH'],
      [second, 'Second GmbH'],
    ] as const) {
      expect((await house.mca(customerId)).customer.companyName).toBe(name);
    }
    expect((await house.mca(first)).version).toBe(0);
    const toldOf = (await house.told(mcaChanged)).map(({ data }) => data.mca.customerId);
    expect(toldOf).not.toContain(first);
    expect(toldOf).not.toContain(second);
  });

  it('begin once when two first events of a customer come at the same moment', async () => {
    const customerId = anId();
    await Promise.all([
      house.customer({ customerId, version: 1 }),
      house.customer({ customerId, version: 2, companyName: 'Newer GmbH' }),
    ]);

    expect((await house.mca(customerId)).customer).toMatchObject({ version: 2, companyName: 'Newer GmbH' });
  });
});
