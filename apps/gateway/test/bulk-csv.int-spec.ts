import { BULK_LIMITS } from '@assent/contracts';
import { waitFor } from '@assent/testing';
import { BULK, BulkDesk, base64 } from './bulk-helpers.js';
import { GatewayUnderTest } from './gateway-under-test.js';

jest.setTimeout(300_000);

describe('bulk operations from files', () => {
  let gateway: GatewayUnderTest;
  let desk: BulkDesk;
  beforeAll(async () => {
    gateway = await GatewayUnderTest.start();
    desk = new BulkDesk(gateway);
  });
  afterAll(() => gateway.stop());

  it('take the file of Microsoft’s retired bulk tool as it is, and say what they put right', async () => {
    const [fine, fixed, wrong] = await desk.manyCustomers(3, 'Retired');
    const file = [
      'CustomerTenantId,LastAgreementDate,PartnerAttestationCompleted,CustomerAccountLink,FirstName,LastName,Email,PhoneNumber',
      `${fine!.tenantId},2021-05-03 10:11:12,False,https://partner.microsoft.com/x,Ada,Jensen,ada@nordwind.example,+49 30 1234567`,
      `{${fixed!.tenantId.toUpperCase()}},,True,, Grace ,Hopper,mailto:grace@NORDWIND.example,0049 30 7654321`,
      `${wrong!.tenantId},,False,,Test,J,someone@microsoft.com,x`,
      'no-tenant,,False,,A,,no address,',
      `${fine!.tenantId},,False,,Other,Person,other@nordwind.example,`,
    ].join('\r\n');
    const { status, json } = await desk.csv(file, { dryRun: true });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      state: 'draft',
      fileName: 'customers.csv',
      total: 5,
      mapping: {
        tenantId: 'CustomerTenantId',
        firstName: 'FirstName',
        lastName: 'LastName',
        email: 'Email',
        phone: 'PhoneNumber',
      },
      checked: { valid: 1, fixed: 1, refused: 2, skipped: 1 },
    });
    const [first, second, third, fourth, fifth] = await desk.rows(String(json['id']));
    expect(first).toMatchObject({ verdict: 'valid', companyName: 'Retired 00001', fixes: [] });
    expect(second).toMatchObject({
      verdict: 'fixed',
      contact: {
        firstName: 'Grace',
        lastName: 'Hopper',
        email: 'grace@nordwind.example',
        phone: '+49 30 7654321',
      },
    });
    expect(second!.fixes.map(({ field, fix }) => `${field} ${fix}`).sort()).toEqual([
      'email address_cleaned',
      'firstName trimmed',
      'phone phone_normalised',
      'tenantId id_normalised',
    ]);
    expect(third).toMatchObject({ verdict: 'refused', reason: { code: 'validation_failed' } });
    expect(third!.reason!.errors.map(({ path }) => path)).toEqual([
      'contact.firstName',
      'contact.lastName',
      'contact.email',
    ]);
    expect(fourth).toMatchObject({ verdict: 'refused', reason: { code: 'customer_not_found' } });
    expect(fifth).toMatchObject({ verdict: 'skipped', reason: { code: 'row_repeated' } });

    const results = await gateway.call('GET', `${BULK}/${String(json['id'])}/results`);
    const lines = results.text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toContain('CustomerTenantId,LastAgreementDate,PartnerAttestationCompleted');
    expect(lines[1]).toContain(`${fine!.tenantId},2021-05-03 10:11:12,False`);
    expect(lines[1]).toContain("'+49 30 1234567");
  });

  it('do nothing twice for the same file, also when it comes twice at once', async () => {
    const [customer, other] = await desk.manyCustomers(2, 'Twice');
    const file = `tenant;vorname;nachname;email;land\n${customer!.tenantId};Ada;Jensen;ada@nordwind.example;Deutschland\n`;
    const answers = await Promise.all([desk.csv(file), desk.csv(file)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const first = answers.find(({ status }) => status === 201)!;
    const id = String(first.json['id']);
    expect(await desk.csv(file)).toMatchObject({
      status: 409,
      json: { code: 'bulk_file_taken_before', references: { bulkOperationId: id } },
    });
    // Another byte makes another file, and so does another action.
    expect((await desk.csv(`${file}${other!.tenantId};Ada;Jensen;ada@nordwind.example;DE\n`)).status).toBe(
      201,
    );
    expect((await desk.csv(file, { action: 'refresh' })).status).toBe(201);

    const draft = await desk.csv(file, { dryRun: true });
    expect(draft.json).toMatchObject({ state: 'draft', earlierId: id });
    const draftId = String(draft.json['id']);
    expect((await desk.steer(draftId, 'confirm')).status).toBe(409);
    expect((await desk.steer(draftId, 'confirm', { again: true })).status).toBe(200);
    // The customer's command is on its way and not in the read model yet: its row may be sent again, and the
    // service refuses the second start. Once it is known, the row is skipped.
    await desk.answerUntil(draftId, ({ state }) => state === 'finished');
  });

  it('skip customers whose attestation is running by now', async () => {
    const [customer] = await desk.manyCustomers(1, 'Meanwhile');
    const file = `tenant id,first name,last name,email\n${customer!.tenantId},Ada,Jensen,ada@nordwind.example\n`;
    const draft = await desk.csv(file, { dryRun: true });
    await gateway.database.dataSource.query(
      `UPDATE customer_view SET status = 'compliant', reason_code = 'agreement_valid' WHERE customer_id = $1`,
      [customer!.customerId],
    );
    await desk.steer(String(draft.json['id']), 'confirm');
    const ended = await desk.until(
      String(draft.json['id']),
      ({ state }) => state === 'finished',
      'the bulk operation to end',
    );
    expect(ended.progress).toMatchObject({ skipped: 1, succeeded: 0 });
  });

  it.each([499, 500, 501, 1000, 1001, 2001])('lose none of %i rows', async (count) => {
    const customers = await desk.manyCustomers(count, `Many ${String(count)}`);
    const lines = customers.map(({ tenantId }, index) => `${tenantId},line ${String(index + 1)}`);
    const { json } = await desk.csv(['Tenant ID,Note', ...lines].join('\n'), {
      action: 'refresh',
      dryRun: true,
    });
    expect(json).toMatchObject({ total: count, checked: { valid: count } });
    const rows = await desk.rows(String(json['id']));
    expect(rows.map(({ tenantId }) => tenantId)).toEqual(customers.map(({ tenantId }) => tenantId));
    const { text } = await gateway.call('GET', `${BULK}/${String(json['id'])}/results`);
    const notes = text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',').at(-1));
    expect(notes).toEqual(lines.map((_, index) => `line ${String(index + 1)}`));
  });

  it('send each of 501 rows once', async () => {
    const customers = await desk.manyCustomers(501, 'Sent');
    const file = ['domain', ...customers.map(({ tenantId }) => `${tenantId}.onmicrosoft.com`)].join('\n');
    const before = (await gateway.commands('attestations.refresh-status')).length;
    const { json } = await desk.csv(file, { action: 'refresh' });
    const ended = await desk.answerUntil(String(json['id']), ({ state }) => state === 'finished');
    expect(ended.progress).toMatchObject({ succeeded: 501, refused: 0 });
    const commands = (await gateway.commands('attestations.refresh-status'))
      .slice(before)
      .map(({ aggregate }) => aggregate.id)
      .filter((id) => customers.some(({ customerId }) => customerId === id));
    expect(commands).toHaveLength(501);
    expect(new Set(commands).size).toBe(501);
  });

  it('check as many rows as are allowed, and say so when there are more', async () => {
    const customers = await desk.manyCustomers(BULK_LIMITS.rows, 'Limit');
    const lines = customers.map(({ tenantId }) => tenantId);
    const { status, json } = await desk.csv(['tenantid', ...lines].join('\n'), {
      action: 'refresh',
      dryRun: true,
    });
    expect(status).toBe(201);
    expect(json).toMatchObject({ total: BULK_LIMITS.rows, checked: { valid: BULK_LIMITS.rows } });
    const tooMany = await desk.csv(['tenantid', ...lines, lines[0]].join('\n'), {
      action: 'refresh',
      dryRun: true,
    });
    expect(tooMany).toMatchObject({ status: 422, json: { code: 'validation_failed' } });
    expect(tooMany.text).toContain('20,000');
    const left = await waitFor(
      () =>
        gateway.database.dataSource.query<{ rows: number }[]>(
          `SELECT count(*)::integer AS rows FROM bulk_operation WHERE total = 0`,
        ),
      { what: 'the count' },
    );
    expect(left[0]).toEqual({ rows: 0 });
  });

  it('match columns as the request says', async () => {
    const [customer] = await desk.manyCustomers(1, 'Mapped');
    const file = `a,b,c,d\n${customer!.tenantId},Ada Jensen,ada@nordwind.example,de_DE\n`;
    const shown = await desk.csv(file, { dryRun: true });
    expect(shown.json).toMatchObject({ columns: ['a', 'b', 'c', 'd'], mapping: {}, checked: { refused: 1 } });
    const unknown = await desk.csv(file);
    expect(unknown).toMatchObject({
      status: 422,
      json: {
        errors: [
          { path: 'target.mapping.tenantId', message: expect.stringContaining('a, b, c, d') as string },
        ],
      },
    });
    const mapping = { tenantId: 'a', fullName: 'b', email: 'c', language: 'd' };
    const { json } = await desk.csv(file, { dryRun: true }, { mapping });
    const [row] = await desk.rows(String(json['id']));
    expect(row).toMatchObject({
      verdict: 'fixed',
      contact: { firstName: 'Ada', lastName: 'Jensen', email: 'ada@nordwind.example' },
    });
    const wrong = await desk.csv(file, { dryRun: true }, { mapping: { ...mapping, phone: 'z' } });
    expect(wrong.json['errors']).toEqual([
      { path: 'target.mapping.phone', message: 'The file has no column “z”.' },
    ]);
  });

  it('refuse what is too large, no file, or not readable', async () => {
    const large = await desk.csv(`tenantid\n${'x'.repeat(BULK_LIMITS.fileBytes)}`);
    expect(large).toMatchObject({ status: 413, json: { code: 'payload_too_large' } });
    expect(
      await gateway.call('POST', '/api/v1/customers', { body: { a: 'x'.repeat(100_000) } }),
    ).toMatchObject({
      status: 413,
    });
    expect(await desk.csv('tenantid\n')).toMatchObject({ status: 422 });
    expect(await desk.csv(`tenantid\n"${'x\n'.repeat(60_000)}`)).toMatchObject({
      status: 422,
      json: { code: 'file_unreadable' },
    });
    const noBase64 = await desk.create({
      action: 'start',
      target: { kind: 'csv', fileName: 'x.csv', content: 'ä ö' },
    });
    expect(noBase64).toMatchObject({ status: 422, json: { code: 'validation_failed' } });
    expect(base64('x')).toBe('eA==');
  });
});
