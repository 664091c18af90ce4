import { startTestProduct, type TestProduct, waitFor } from '@assent/testing';
import { AssentClient, problemOf } from './assent-client.js';

/*
 * The whole journey of one customer, through the public API and the customer's page, with every service,
 * PostgreSQL, Redis, the mail server and the stand-in for Microsoft running as processes of their own.
 */

const contact = {
  firstName: 'Ada',
  lastName: 'Jensen',
  email: 'ada.jensen@nordwind.example',
  phone: '+49 30 1234567',
};

let product: TestProduct;
let assent: AssentClient;
let customerId: string;
let landing: string;
let acceptance: string;

interface CaughtMail {
  readonly to: unknown;
  readonly text?: string;
}

beforeAll(async () => {
  product = await startTestProduct();
  assent = new AssentClient(product.urls.gateway);
  await assent.importAndVerify();
  customerId = await assent.customerWithoutAgreement();
}, 400_000);

afterAll(() => product.drop(), 60_000);

const mcaPath = (step: string) => `/api/v1/customers/${customerId}/mca/${step}`;
const mails = async () =>
  (await (await fetch(`${product.urls.mailPage}/api/messages`)).json()) as CaughtMail[];

it('shows the imported customers by status, and lets none without an agreement transact', async () => {
  const summary = await assent.summary();
  expect(summary.total).toBeGreaterThanOrEqual(60);
  expect(summary.compliant).toBeGreaterThan(0);
  expect(summary.required).toBeGreaterThan(0);
  expect(await assent.eligibility(customerId)).toMatchObject({
    allowed: false,
    status: 'required',
    nextAction: 'start_attestation',
  });
});

it('refuses a contact that breaks Microsoft’s rules, field by field', async () => {
  const answer = await assent.post(mcaPath('attestations'), {
    contact: { ...contact, firstName: 'Test', email: 'someone@microsoft.com' },
  });
  expect(answer.status).toBe(422);
  const paths = problemOf(answer).errors?.map(({ path }) => path);
  expect(paths).toEqual(['contact.firstName', 'contact.email']);
});

it('creates the attestation and answers with both links', async () => {
  const answer = await assent.post(mcaPath('attestations'), { contact, delivery: 'email' });
  expect(answer.status).toBe(201);
  const mca = await assent.mca(customerId);
  expect(mca).toMatchObject({ status: 'pending', reasonCode: 'waiting_for_customer' });
  landing = mca.attestation?.links.landing ?? '';
  acceptance = mca.attestation?.links.acceptance ?? '';
  expect(landing).toMatch(new RegExp(`^${product.urls.public}/a/`));
  expect(acceptance).toMatch(new RegExp(`^${product.urls.sandbox}/mca/\\?attestationid=`));
});

it('refuses a second one while the first is live, and names it', async () => {
  const running = (await assent.mca(customerId)).attestation?.id;
  const answer = await assent.post(mcaPath('attestations'), { contact });
  expect(answer.status).toBe(409);
  expect(problemOf(answer)).toMatchObject({
    code: 'attestation_already_live',
    references: { attestationId: running },
  });
});

it('lets one of two tabs start for the same customer, and names that one to the other', async () => {
  const path = `/api/v1/customers/${await assent.customerWithoutAgreement()}/mca`;
  const start = (email: string) =>
    assent.post(`${path}/attestations`, { contact: { ...contact, email }, delivery: 'manual' });
  const answers = await Promise.all([start('one@nordwind.example'), start('two@nordwind.example')]);

  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const [started, refused] = answers.sort((a, b) => a.status - b.status);
  expect(problemOf(refused)).toMatchObject({
    code: 'attestation_already_live',
    references: { attestationId: (started.body as { id: string }).id },
  });
});

it('refuses to create the agreement before the customer accepted, and says what to do', async () => {
  const answer = await assent.post(mcaPath('agreement'));
  expect(answer.status).toBe(409);
  expect(problemOf(answer)).toMatchObject({ code: 'agreement_not_accepted' });
});

it('mails our own link to the signatory, never Microsoft’s', async () => {
  await waitFor(async () => (await mails()).length > 0, { what: 'the invitation mail' });
  const mail = JSON.stringify(await mails());
  expect(mail).toContain(contact.email);
  expect(mail).toContain(landing);
  expect(mail).not.toContain(new URL(acceptance).searchParams.get('attestationid'));
});

it('serves the customer’s page on its own listener, and a look at it changes nothing', async () => {
  const page = await fetch(landing);
  expect(page.status).toBe(200);
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect((await assent.mca(customerId)).attestation?.openedAt).toBeNull();
  expect((await fetch(`${product.urls.public}/api/v1/mca/summary`)).status).toBe(404);
});

it('leads on to Microsoft’s page and knows that the customer went there', async () => {
  const step = await fetch(`${landing}/continue`, { method: 'POST', redirect: 'manual' });
  expect(step.status).toBe(303);
  expect(step.headers.get('location')).toBe(acceptance);
  await waitFor(async () => (await assent.mca(customerId)).attestation?.openedAt !== null, {
    what: 'the opened link',
  });
});

it('notices the acceptance by itself', async () => {
  const id = new URL(acceptance).searchParams.get('attestationid') ?? '';
  const accepted = await fetch(`${product.urls.sandbox}/_control/attestations/${id}/accept`, {
    method: 'POST',
  });
  expect(accepted.ok).toBe(true);
  await waitFor(async () => (await assent.mca(customerId)).status === 'ready', {
    deadlineMs: 60_000,
    what: 'the acceptance to be seen',
  });
  expect((await assent.eligibility(customerId)).allowed).toBe(false);
});

it('creates the agreement, once, however often it is asked', async () => {
  const answers = await Promise.all([assent.post(mcaPath('agreement')), assent.post(mcaPath('agreement'))]);
  expect(answers.some(({ status }) => status === 200 || status === 201)).toBe(true);
  const again = await assent.post(mcaPath('agreement'));
  expect(again.status).toBe(200);
  const calls = await fetch(`${product.urls.sandbox}/_control/calls?method=POST`);
  const log = (await calls.json()) as { calls: { path: string }[] };
  expect(log.calls.filter(({ path }) => path.endsWith('/agreements'))).toHaveLength(1);
});

it('lets the customer transact from then on, and tells the whole story', async () => {
  expect(await assent.eligibility(customerId)).toMatchObject({ allowed: true, status: 'compliant' });
  const timeline = await assent.timeline(customerId);
  for (const change of [
    'attestation_requested',
    'link_generated',
    'invitation_sent',
    'link_opened',
    'accepted',
    'finalised',
  ])
    expect(timeline).toContain(change);
});

it('answers bad input with problems, never with a fault of ours', async () => {
  const unknown = '01900000-0000-7000-8000-00000000dead';
  expect((await assent.get(`/api/v1/customers/${unknown}/mca`)).status).toBe(404);
  const other = await assent.customerWithoutAgreement();
  const tooShort = await assent.post(`/api/v1/customers/${other}/mca/attestations`, {
    contact,
    linkLifetimeMinutes: 4,
  });
  expect(tooShort.status).toBe(422);
  const malformed = await fetch(`${product.urls.gateway}/api/v1/customers/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"providerInstanceId": ',
  });
  expect(malformed.status).toBe(400);
  const large = await fetch(`${product.urls.gateway}/api/v1/customers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ companyName: 'x'.repeat(5_000_000) }),
  });
  expect(large.status).toBe(413);
});
