import { aContact, anAttestationState, anId, anMcaState, waitFor } from '@assent/testing';
import { BULK_POLICY } from '../src/application/bulk/bulk-policy.js';
import { BulkRetention } from '../src/infrastructure/bulk/bulk-retention.js';
import { BULK, BulkDesk } from './bulk-helpers.js';
import { GatewayUnderTest, INSTANCE_ID } from './gateway-under-test.js';

jest.setTimeout(300_000);

const noAgreement = {
  status: 'required',
  reasonCode: 'no_agreement',
  nextAction: 'start_attestation',
} as const;

describe('bulk operations', () => {
  let gateway: GatewayUnderTest;
  let desk: BulkDesk;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
    desk = new BulkDesk(gateway);
  });
  afterAll(() => gateway.stop());

  const customerWith = async (state: object, contact = true) => {
    const { customerId } = await gateway.aCustomer(
      ({ customerId: id }) =>
        anMcaState({ customerId: id, providerInstanceId: INSTANCE_ID, attestation: null, ...state }),
      { contact: contact ? aContact() : null },
    );
    return customerId;
  };

  it('show exactly who gets what before anything is sent, and then do it', async () => {
    const fine = await customerWith(noAgreement);
    const withoutContact = await customerWith(noAgreement, false);
    const compliant = await customerWith({
      status: 'compliant',
      reasonCode: 'agreement_valid',
      nextAction: 'none',
    });
    const asked = await customerWith({ attestation: anAttestationState() });
    const unread = await customerWith({
      status: 'required',
      reasonCode: 'not_verified',
      nextAction: 'refresh',
      verifiedAt: null,
    });
    const unknown = anId();
    const draft = await desk.created({
      action: 'start',
      target: {
        kind: 'ids',
        customerIds: [fine, withoutContact, compliant, asked, unread, unknown, fine],
      },
      dryRun: true,
    });
    expect(draft).toMatchObject({
      state: 'draft',
      total: 6,
      checked: { valid: 1, fixed: 0, refused: 3, skipped: 2 },
    });
    expect((await desk.rows(draft.id)).map(({ state, reason }) => [state, reason?.code ?? null])).toEqual([
      ['waiting', null],
      ['refused', 'contact_missing'],
      ['skipped', 'already_compliant'],
      ['skipped', 'attestation_already_live'],
      ['refused', 'customer_not_verified'],
      ['refused', 'customer_not_found'],
    ]);
    expect(await desk.rows(draft.id, '&verdict=skipped')).toHaveLength(2);
    expect(await gateway.commands('attestations.start-attestation')).toEqual([]);

    expect((await desk.steer(draft.id, 'confirm')).status).toBe(200);
    const sent = await desk.until(draft.id, ({ progress }) => progress.sent === 1, 'the row to be sent');
    expect(sent.progress).toMatchObject({ waiting: 0, refused: 3, skipped: 2 });
    const [row] = await desk.rows(draft.id, '&state=sent');
    const [command] = await gateway.commands('attestations.start-attestation');
    expect(command).toMatchObject({
      operationId: row?.operationId,
      aggregate: { id: fine },
      priority: 'bulk',
    });
    const [outgoing] = await gateway.database.dataSource.query<{ priority: number }[]>(
      `SELECT priority FROM outbox_message WHERE type = 'attestations.start-attestation'`,
    );
    expect(outgoing?.priority).toBe(2);

    const ended = await desk.answerUntil(draft.id, ({ state }) => state === 'finished');
    expect(ended.progress).toEqual({
      waiting: 0,
      sent: 0,
      succeeded: 1,
      refused: 3,
      skipped: 2,
      cancelled: 0,
    });
    const list = await gateway.call('GET', BULK);
    expect(list.json['items']).toContainEqual(expect.objectContaining({ id: draft.id, state: 'finished' }));

    const file = await gateway.call('GET', `${BULK}/${draft.id}/results`);
    expect(file.headers.get('content-type')).toContain('text/csv');
    const lines = file.text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines[1]).toContain('1,done');
    expect(lines[2]).toContain('The customer has no contact');
    const json = await gateway.call('GET', `${BULK}/${draft.id}/results?format=json`);
    expect(json.json).toHaveLength(6);
  });

  it('keep the contacts of their rows sealed', async () => {
    const customerId = await customerWith(noAgreement);
    const { id } = await desk.created({
      action: 'start',
      target: { kind: 'ids', customerIds: [customerId] },
      dryRun: true,
    });
    const [row] = await desk.rows(id);
    const stored = await gateway.database.dataSource.query<unknown[]>(
      `SELECT * FROM bulk_operation_row WHERE bulk_operation_id = $1`,
      [id],
    );
    expect(row?.contact?.email).toContain('@');
    expect(JSON.stringify(stored)).not.toContain(row?.contact?.email);
  });

  it('look again when it is a row’s turn, and give it what the service refuses', async () => {
    const [changed, refused] = await desk.manyCustomers(2, 'Second look');
    const { id } = await desk.created({
      action: 'refresh',
      target: { kind: 'filter', filter: { search: 'second look' } },
      dryRun: true,
    });
    await gateway.database.dataSource.query(
      `UPDATE customer_view SET lifecycle = 'ended' WHERE customer_id = $1`,
      [changed!.customerId],
    );
    await desk.steer(id, 'confirm');
    await desk.until(id, ({ progress }) => progress.sent === 1, 'the other row to be sent');
    const [first, second] = await desk.rows(id);
    expect(first).toMatchObject({ state: 'refused', reason: { code: 'customer_ended' } });
    expect(second).toMatchObject({ customerId: refused!.customerId, state: 'sent' });
  });

  it('take the customers that the work list shows under a filter, and nobody when there are none', async () => {
    await desk.manyCustomers(BULK_POLICY.checkBatch + 1, 'Filtered');
    const draft = await desk.created({
      action: 'start',
      target: { kind: 'filter', filter: { search: 'filtered', excludeCompliant: 'true' } },
      dryRun: true,
    });
    expect(draft.total).toBe(BULK_POLICY.checkBatch + 1);
    const rows = await desk.rows(draft.id);
    expect(rows.map(({ companyName }) => companyName)).toEqual(
      rows.map((_, index) => `Filtered ${String(index + 1).padStart(5, '0')}`),
    );
    const none = await desk.create({
      action: 'start',
      target: { kind: 'filter', filter: { search: 'no such company' } },
    });
    expect(none).toMatchObject({ status: 422, json: { code: 'validation_failed' } });
  });

  it('can be paused, resumed and cancelled; only so many rows are on their way at a time', async () => {
    const count = BULK_POLICY.leastOnTheirWay * 2 + 50;
    await desk.manyCustomers(count, 'Steered');
    const { id } = await desk.created({
      action: 'refresh',
      target: { kind: 'filter', filter: { search: 'steered' } },
    });
    await desk.until(
      id,
      ({ progress }) => progress.sent === BULK_POLICY.leastOnTheirWay,
      'the first rows to be sent',
    );

    expect((await desk.steer(id, 'pause')).json).toMatchObject({ state: 'paused' });
    const paused = await desk.answerUntil(id, ({ progress }) => progress.sent === 0);
    expect(paused).toMatchObject({
      state: 'paused',
      progress: { succeeded: BULK_POLICY.leastOnTheirWay, waiting: count - BULK_POLICY.leastOnTheirWay },
    });
    expect((await desk.steer(id, 'pause')).status).toBe(200);

    expect((await desk.steer(id, 'resume')).json).toMatchObject({ state: 'running' });
    await desk.until(id, ({ progress }) => progress.sent > 0, 'rows to be sent again');

    expect((await desk.steer(id, 'cancel')).json).toMatchObject({ state: 'cancelled' });
    const ended = await desk.answerUntil(id, ({ progress }) => progress.sent === 0);
    expect(ended.progress.cancelled).toBeGreaterThan(0);
    expect(ended.progress.succeeded + ended.progress.cancelled).toBe(count);
    expect(await desk.steer(id, 'resume')).toMatchObject({
      status: 409,
      json: { code: 'bulk_operation_not_changeable' },
    });
    const commands = (await gateway.commands('attestations.refresh-status')).map(
      ({ aggregate }) => aggregate.id,
    );
    expect(new Set(commands).size).toBe(commands.length);
  });

  it('answer a repeated Idempotency-Key with the first one', async () => {
    const [customer] = await desk.manyCustomers(1, 'Repeated');
    const body = { action: 'refresh', target: { kind: 'ids', customerIds: [customer!.customerId] } };
    const headers = { 'idempotency-key': anId() };
    const answers = await Promise.all([desk.create(body, headers), desk.create(body, headers)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0].json['id']).toBe(answers[1].json['id']);
    const other = await desk.create({ ...body, action: 'start' }, headers);
    expect(other).toMatchObject({ status: 422, json: { code: 'idempotency_key_reused' } });
  });

  it('tell portals how far they are', async () => {
    const told = await waitFor(
      () =>
        gateway.database.dataSource
          .query<{ data: object }[]>(
            `SELECT data FROM sse_log WHERE name = 'bulk-operation-progressed' LIMIT 1`,
          )
          .then((rows) => rows.length > 0 && rows),
      { what: 'an event' },
    );
    expect(told[0]?.data).toEqual({ bulkOperationId: expect.any(String) as string });
  });

  it('forget drafts after a day and rows after a month, never the counts', async () => {
    const [customer] = await desk.manyCustomers(1, 'Forgotten');
    const target = { kind: 'ids', customerIds: [customer!.customerId] };
    const draft = await desk.created({ action: 'refresh', target, dryRun: true });
    const done = await desk.created({ action: 'refresh', target });
    await desk.answerUntil(done.id, ({ state }) => state === 'finished');
    const retention = gateway.service.app.get(BulkRetention);
    await retention.prune(new Date(Date.now() + BULK_POLICY.keepDraftsMs + 60_000));
    expect((await gateway.call('GET', `${BULK}/${draft.id}`)).status).toBe(404);
    expect(await desk.rows(done.id)).toHaveLength(1);

    await retention.prune(new Date(Date.now() + BULK_POLICY.keepRowsMs + 60_000));
    expect(await desk.get(done.id)).toMatchObject({ rowsKept: false, progress: { succeeded: 1 } });
    expect(await gateway.call('GET', `${BULK}/${done.id}/results`)).toMatchObject({
      status: 410,
      json: { code: 'bulk_rows_deleted' },
    });
  });

  it.each([
    ['an unknown action', { action: 'remind', target: { kind: 'ids', customerIds: [anId()] } }],
    ['no target', { action: 'start' }],
    ['no ids', { action: 'start', target: { kind: 'ids', customerIds: [] } }],
    ['an unknown filter', { action: 'start', target: { kind: 'filter', filter: { colour: 'red' } } }],
  ])('are refused with %s', async (_, body) => {
    expect(await desk.create(body)).toMatchObject({ status: 422, json: { code: 'validation_failed' } });
  });

  it('are not found under other ids', async () => {
    for (const path of ['', '/rows', '/results']) {
      const answer = await gateway.call('GET', `${BULK}/${anId()}${path}`);
      expect(answer).toMatchObject({ status: 404, json: { code: 'bulk_operation_not_found' } });
    }
    expect((await gateway.call('GET', `${BULK}/none`)).status).toBe(404);
  });
});
