import { startTestProduct, type TestProduct, waitFor } from '@assent/testing';
import { AssentClient } from './assent-client.js';
import { SandboxWorld } from './sandbox-world.js';

/** Longer than it takes to kill a process once Microsoft has done its work, and less than a call may take. */
const ANSWER_LATE_MS = 40_000;
/** A call whose process has died is made again when its lease is over, which takes a minute and a half. */
const MADE_AGAIN_MS = 200_000;

describe('a process that is killed when Microsoft has done the work, and before that is stored', () => {
  let product: TestProduct;
  let assent: AssentClient;
  let microsoft: SandboxWorld;

  beforeAll(async () => {
    product = await startTestProduct();
    assent = new AssentClient(product.urls.gateway);
    microsoft = new SandboxWorld(product.urls.sandbox);
    await assent.importAndVerify();
  }, 400_000);
  afterAll(() => product.drop(), 60_000);

  it('is followed by one that makes neither a second attestation nor a second agreement', async () => {
    const [asked, accepting] = await twoWithoutAgreement();
    await start(accepting, 'wait=30');
    await microsoft.accept(accepting.email);
    await assent.post(`/api/v1/customers/${accepting.customerId}/mca/status-refresh`);
    await untilStatus(accepting, 'ready');

    await microsoft.fail({ path: '/v1/**', method: 'POST', delayMs: ANSWER_LATE_MS, when: 'after_work' });
    await start(asked, 'wait=0');
    await assent.post(`/api/v1/customers/${accepting.customerId}/mca/agreement`, undefined, {
      prefer: 'wait=0',
    });
    const isDone = async () =>
      (await microsoft.asked(asked.email)) === 1 && (await microsoft.agreements(accepting.tenantId)) === 1;
    await waitFor(isDone, { what: 'Microsoft to have made both', deadlineMs: ANSWER_LATE_MS });
    const process = product.process('attestations');
    process.kill('SIGKILL');
    await waitFor(() => Promise.resolve(!process.isRunning), { what: 'the process to be gone' });

    // Nothing of it is known here: the next process has to find out.
    expect((await assent.mca(asked.customerId)).attestation?.links.acceptance).toBeNull();
    expect((await assent.mca(accepting.customerId)).status).toBe('ready');
    await microsoft.heal();
    await process.start();
    await untilStatus(asked, 'pending');
    await untilStatus(accepting, 'compliant');
    expect(await isDone()).toBe(true);
  }, 700_000);

  interface Asked {
    readonly customerId: string;
    readonly tenantId: string;
    readonly email: string;
  }

  async function twoWithoutAgreement(): Promise<[Asked, Asked]> {
    const { items } = await assent.workList('status=required&limit=200');
    const [one, two] = items
      .filter(({ reasonCode }) => reasonCode === 'no_agreement')
      .flatMap(({ customerId, tenantId }) =>
        tenantId === null ? [] : [{ customerId, tenantId, email: `ada@${customerId}.example` }],
      );
    if (one === undefined || two === undefined) throw new Error('The sandbox has too few customers to ask.');
    return [one, two];
  }

  async function start({ customerId, email }: Asked, prefer: string): Promise<void> {
    const contact = { firstName: 'Ada', lastName: 'Jensen', email };
    const answer = await assent.post(
      `/api/v1/customers/${customerId}/mca/attestations`,
      { contact, country: 'DE', delivery: 'manual' },
      { prefer },
    );
    expect([201, 202]).toContain(answer.status);
  }

  async function untilStatus({ customerId }: Asked, status: string): Promise<void> {
    const isThere = async () => {
      const { status: now, attestation } = await assent.mca(customerId);
      return now === status && (now !== 'pending' || attestation?.links.acceptance != null);
    };
    await waitFor(isThere, { what: `customer ${customerId} to be ${status}`, deadlineMs: MADE_AGAIN_MS });
  }
});
