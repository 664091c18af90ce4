import { importCustomers } from '@assent/contracts';
import { anId } from '@assent/testing';
import { CustomersUnderTest } from './customers-process.js';

const RESELLERS = 3;

/** The service as a process beside the stand-in for Microsoft, whose partner sells through resellers. */
describe('indirect resellers', () => {
  let customers: CustomersUnderTest;
  beforeAll(async () => {
    customers = await CustomersUnderTest.prepare({
      SANDBOX_CUSTOMERS: '30',
      SANDBOX_INDIRECT_RESELLERS: String(RESELLERS),
    });
    await customers.start();
  });
  afterAll(() => customers.close());

  const query = <T>(sql: string, values: unknown[] = []) =>
    customers.database.dataSource.query<T[]>(sql, values);
  const passIsOver = () =>
    customers.waitForRow(
      'all readings to be done',
      `SELECT FROM reseller_reading HAVING count(*) = 1 AND min(next_attempt_at) > now() + interval '1 hour'`,
    );
  const told = (type: string) =>
    query<{ version: number; resellerId: string | null }>(
      `SELECT (message->'envelope'->'aggregate'->>'version')::int AS version,
              message->'envelope'->'scope'->>'resellerId' AS "resellerId"
       FROM outbox_message WHERE type = $1`,
      [type],
    );
  const served = () =>
    query<{ tenant: string; reseller: string | null; version: number }>(
      'SELECT tenant_id AS tenant, reseller_id AS reseller, version FROM customer ORDER BY tenant_id',
    );

  it('are read with whom they serve once an import is over, and told with their names', async () => {
    const importId = anId();
    await customers.send(importCustomers, { importId }, importId);
    await customers.waitForRow(
      'the customers to have their resellers',
      `SELECT FROM customer WHERE reseller_id IS NOT NULL LIMIT 1`,
    );
    await passIsOver();
    const resellers = await query<{ id: string; name: string; active: boolean }>('SELECT * FROM reseller');
    expect(resellers).toHaveLength(RESELLERS);
    expect(resellers.map(({ name }) => name)).toContain('Kiefernhain Systemhaus GmbH');
    const ids = resellers.map(({ id }) => id).sort();
    expect((await told('customers.reseller-changed')).map(({ resellerId }) => resellerId).sort()).toEqual(
      ids,
    );
    const of = new Set((await served()).map(({ reseller }) => reseller));
    expect(of.has(null)).toBe(true);
    expect([...of].filter((id) => id !== null).every((id) => ids.includes(id))).toBe(true);
    expect(of.size).toBeGreaterThan(2);
  });

  it('are named as what has changed of the customers whom they serve', async () => {
    const updates = await query<{ updated: string | null }>(
      `SELECT DISTINCT message->'envelope'->'data'->>'updated' AS updated FROM outbox_message
       WHERE type = 'customers.customer-changed' AND message->'envelope'->'data'->>'change' = 'customer_updated'
         AND message->'envelope'->'scope'->>'resellerId' IS NOT NULL`,
    );
    expect(updates.map(({ updated }) => updated)).toContain('reseller');
    expect(updates.map(({ updated }) => updated)).not.toContain(null);
  });

  it('that have not changed are not told again', async () => {
    const before = await served();
    const toldBefore = (await told('customers.reseller-changed')).length;
    await query('UPDATE reseller_reading SET next_attempt_at = now()');
    await customers.waitForRow(
      'another pass to begin',
      `SELECT FROM reseller_reading WHERE reseller_id IS NULL AND next_attempt_at > now() + interval '1 hour'`,
    );
    await passIsOver();
    expect((await served()).map(({ tenant, reseller }) => [tenant, reseller])).toEqual(
      before.map(({ tenant, reseller }) => [tenant, reseller]),
    );
    expect(await told('customers.reseller-changed')).toHaveLength(toldBefore);
  });

  it('lose customers that they no longer serve, but never one that a person gave them', async () => {
    // Nobody else writes to the customers any more whom this changes by hand.
    await customers.waitForRow(
      'the details to be read',
      `SELECT FROM customer LEFT JOIN details_reading ON customer_id = id
       HAVING count(*) FILTER (WHERE (country IS NULL OR contact IS NULL)
         AND (next_attempt_at IS NULL OR next_attempt_at < now() + interval '20 days')) = 0`,
    );
    const [reseller] = await query<{ id: string }>('SELECT id FROM reseller ORDER BY name LIMIT 1');
    const free = (await served()).filter((customer) => customer.reseller === null);
    const [wrong, byHand] = free;
    // One that an earlier pass saw under it, and one that none ever saw.
    await query('UPDATE customer SET reseller_id = $1, reseller_pass_id = $2 WHERE tenant_id = $3', [
      reseller?.id,
      anId(),
      wrong?.tenant,
    ]);
    await query('UPDATE customer SET reseller_id = $1, reseller_pass_id = NULL WHERE tenant_id = $2', [
      reseller?.id,
      byHand?.tenant,
    ]);
    await query('UPDATE reseller_reading SET next_attempt_at = now()');
    await customers.waitForRow(
      'the customer to be let go',
      'SELECT FROM customer WHERE tenant_id = $1 AND reseller_id IS NULL',
      [wrong?.tenant],
    );
    await passIsOver();
    const kept = (await served()).find(({ tenant }) => tenant === byHand?.tenant);
    expect(kept?.reseller).toBe(reseller?.id);
  });
});
