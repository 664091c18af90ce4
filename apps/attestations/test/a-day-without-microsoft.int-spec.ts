import {
  createAgreement,
  createAgreementAtMicrosoft,
  createAttestationAtMicrosoft,
  DEFAULT_PROVIDER_INSTANCE_ID,
  mcaChanged,
  pollAcceptance,
  verifyCustomer,
} from '@assent/contracts';
import { readProviderInstances } from '@assent/partner-center';
import { UuidIds } from '@assent/service-kit';
import { aContact, aMessage, anId, testRedisUrl } from '@assent/testing';
import { CreateAgreementAtMicrosoft } from '../src/application/create-agreement-at-microsoft/create-agreement-at-microsoft.use-case.js';
import { CreateAgreement } from '../src/application/create-agreement/create-agreement.use-case.js';
import { CreateAttestationAtMicrosoft } from '../src/application/create-attestation-at-microsoft/create-attestation-at-microsoft.use-case.js';
import { PollAcceptance } from '../src/application/poll-acceptance/poll-acceptance.use-case.js';
import { VerifyCustomer } from '../src/application/verify-customer/verify-customer.use-case.js';
import { ConnectedPartnerCenters } from '../src/infrastructure/connected-partner-centers.js';
import { House } from './support/house.js';
import { MicrosoftSandbox } from './support/microsoft-sandbox.js';

/** A day of calls: seconds here, and minutes on a machine that has a lot to do. */
jest.setTimeout(300_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** As often as the clock is looked at: the longest pause between two tries. */
const STEP = 10 * MINUTE;

/** PostgreSQL, Redis and the stand-in for Microsoft are real; only the clock goes faster. */
describe('a day on which Microsoft answers 503', () => {
  let house: House;
  let microsoft: MicrosoftSandbox;
  let centers: ConnectedPartnerCenters;

  beforeAll(async () => {
    house = await House.open();
    microsoft = await MicrosoftSandbox.start();
    const instances = readProviderInstances({
      PARTNER_CENTER_API_URL: microsoft.url,
      // The budget goes by the real clock, and a day of calls passes in seconds.
      PARTNER_CENTER_CALLS_PER_MINUTE: 'attestations=100000,agreements=100000',
    });
    centers = new ConnectedPartnerCenters(instances, await testRedisUrl());
  });
  afterAll(async () => {
    centers.onApplicationShutdown();
    await microsoft.stop();
    await house.close();
  });

  /** What the sweeps and the workers do at this moment. A handler that threw would use up a job's attempt. */
  const workNow = async (): Promise<number> => {
    const { transactions, decisions, mcas, dueWork, clock } = house;
    const ids = new UuidIds();
    const instance = DEFAULT_PROVIDER_INSTANCE_ID;
    const outside = await dueWork.handOutOutsideWork(clock.now(), 100);
    const polls = await dueWork.handOutPolls(instance, clock.now(), 100);
    const verifications = await dueWork.handOutVerifications(instance, clock.now(), 100);
    const creations = new CreateAttestationAtMicrosoft(transactions, decisions, centers, ids);
    const agreements = new CreateAgreementAtMicrosoft(transactions, decisions, centers, ids);
    const acceptances = new PollAcceptance(transactions, decisions, mcas, centers, ids);
    const verifying = new VerifyCustomer(transactions, decisions, centers, ids);
    for (const { kind, customerId, attestationId } of outside) {
      const data = { customerId, attestationId };
      if (kind === 'create_attestation') {
        await creations.execute(aMessage(createAttestationAtMicrosoft, data));
      } else {
        await agreements.execute(aMessage(createAgreementAtMicrosoft, data));
      }
    }
    for (const { customerId, attestationId } of polls) {
      await acceptances.execute(aMessage(pollAcceptance, { customerId, attestationId }));
    }
    for (const { customerId } of verifications) {
      await verifying.execute(aMessage(verifyCustomer, { customerId }));
    }
    return outside.length + polls.length + verifications.length;
  };
  const pass = (ms: number) => {
    house.clock.time = new Date(house.clock.now().getTime() + ms);
  };
  const customer = async () => {
    const { id: tenantId } = await microsoft.tenantThat(
      ({ agreements, acceptedDirectly }) => agreements.length === 0 && !acceptedDirectly,
      used,
    );
    used.add(tenantId);
    return house.customer({ tenantId, providerInstanceId: DEFAULT_PROVIDER_INSTANCE_ID });
  };
  const used = new Set<string>();
  const attestationOf = async (customerId: string) => (await house.mca(customerId)).attestations[0];

  it('uses up nobody’s attempts, tells nobody that anything failed, and is made good by itself', async () => {
    const [started, linked, accepted] = [await customer(), await customer(), await customer()];
    const contact = aContact();
    for (const customerId of [linked, accepted]) {
      await house.start(customerId, anId(), { contact: aContact(), linkLifetimeMinutes: 3 * 24 * 60 });
    }
    pass(MINUTE);
    await workNow();
    const email = (await attestationOf(accepted))?.contact.email ?? '';
    await microsoft.control('POST', `attestations/${(await microsoft.attestationOf(email)).id}/accept`);
    pass(10 * MINUTE);
    await workNow();
    expect((await attestationOf(accepted))?.state).toBe('accepted');

    await microsoft.faults({ path: '/v1/**', status: 503 });
    await house.start(started, anId(), { contact, linkLifetimeMinutes: 60 });
    const finalise = new CreateAgreement(house.decisions, new UuidIds());
    const command = aMessage(createAgreement, { customerId: accepted }, { operationId: anId() });
    await house.inbox.handleOnce(command, (tx) => finalise.execute(tx, command));
    let tries = 0;
    for (let passed = 0; passed < 24 * HOUR; passed += STEP) {
      pass(STEP);
      tries += await workNow();
    }
    // Far more than the eight attempts that a message has.
    expect(tries).toBeGreaterThan(3 * 100);
    expect((await attestationOf(started))?.state).toBe('requested');
    expect((await attestationOf(linked))?.state).toBe('link_generated');
    expect((await attestationOf(accepted))?.state).toBe('accepted');

    const late = (await attestationOf(linked))?.contact.email ?? '';
    await microsoft.control('POST', `attestations/${(await microsoft.attestationOf(late)).id}/accept`);
    await microsoft.faults();
    for (let step = 0; step < 3; step += 1) {
      pass(STEP);
      await workNow();
    }
    expect((await attestationOf(started))?.state).toBe('link_generated');
    expect((await attestationOf(linked))?.state).toBe('accepted');
    expect((await attestationOf(accepted))?.state).toBe('finalised');
    expect((await house.mca(accepted)).reasonCode).toBe('agreement_valid');
    const told = (await house.told(mcaChanged)).map(({ data }) => data.change);
    expect(told.filter((change) => change.endsWith('failed'))).toEqual([]);
  });
});
