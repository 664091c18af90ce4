import { schemaDrift } from '@assent/database';
import { testDatabase, type TestDatabase } from '@assent/testing';
import { attestationsSchema } from './attestations-schema.js';

describe('the database of attestations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ name: 'attestations', ...attestationsSchema });
  });
  afterAll(async () => {
    await database.drop();
  });

  it('is after the migrations what the entities say', async () => {
    expect(await schemaDrift(database.dataSource)).toEqual([]);
  });

  it('refuses a second live attestation of the same customer, whoever tries', async () => {
    const insert = (state: string) =>
      database.dataSource.query(
        `INSERT INTO attestation (id, customer_id, provider_instance_id, state, signatory_link_id,
           contact_sealed, country, language, delivery, link_lifetime_minutes, origin, warnings,
           requested_at, correlation_id)
         VALUES (gen_random_uuid(), $1, $1, $2, $1, '', 'DE', 'de-DE', 'email', 60, 'partner', '{}', now(), '')`,
        ['0192f0a0-0000-7000-8000-0000000000c1', state],
      );
    await insert('expired');
    await insert('accepted');
    await insert('superseded');

    await expect(insert('requested')).rejects.toThrow('UQ_attestation_one_live_per_customer');
  });
});
