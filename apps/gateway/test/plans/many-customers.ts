import type { DataSource } from 'typeorm';

/** Enough that a plan which reads the table costs many times one that reads a page, as it does with a million. */
export const CUSTOMERS = 30_000;
const RESELLERS = 200;

export const INSTANCES = {
  most: '01900000-0000-7000-8000-000000000001',
  /** Of one customer in five hundred. */
  small: '01900000-0000-7000-8000-000000000003',
} as const;

const resellerId = (number: number) => `0190aaaa-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A sixth of the customers belongs to the biggest reseller, one in a thousand to a small one. */
export const RESELLER = { biggest: resellerId(0), middle: resellerId(30), small: resellerId(180) } as const;

/** Ten countries share nearly all customers, one in a thousand is here. */
export const RARE_COUNTRY = 'LI';

/**
 * Fills an empty database of the gateway with the skew of a partner's real list: most customers are compliant, few
 * resellers have most of them. Each customer throws its dice by its number, so the rows are always the same.
 */
export async function fillWithManyCustomers(dataSource: DataSource): Promise<void> {
  // Were it at work beside the VACUUM below, that one would find rows that somebody may still want to see.
  for (const table of await tablesOf(dataSource)) {
    await dataSource.query(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
  }
  for (const sql of STEPS) await dataSource.query(sql);
  await dataSource.query('VACUUM ANALYZE');
}

async function tablesOf(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>(
    `SELECT quote_ident(relname) AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  return rows.map(({ name }) => name);
}

const STEPS = [
  `CREATE FUNCTION dice(n bigint, salt integer) RETURNS double precision LANGUAGE sql IMMUTABLE AS
   $$ SELECT (hashint8extended(n * 64 + salt, 4711) & 1073741823)::float8 / 1073741824 $$`,
  `CREATE FUNCTION id_of(n bigint, kind text) RETURNS uuid LANGUAGE sql IMMUTABLE AS
   $$ SELECT md5(kind || n::text)::uuid $$`,
  `INSERT INTO reseller_view
     (reseller_id, provider_instance_id, version, tenant_id, name, active, created_at, updated_at)
   SELECT ('0190aaaa-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '${INSTANCES.most}', 1, id_of(n, 'partner'),
     'Reseller ' || n, true, now(), now()
   FROM generate_series(0, ${RESELLERS - 1}) n`,
  `INSERT INTO customer_view (customer_id, customer_version, provider_instance_id, reseller_id, tenant_id, company_name,
     domain, country, customer_contact, lifecycle, customer_created_at, customer_updated_at, mca_version, status,
     reason_code, next_action, status_since, attestation_id, attestation_contact, expires_at, opened_at, mca,
     last_activity_at)
   SELECT id_of(n, 'customer'), 1,
     ('01900000-0000-7000-8000-00000000000' || CASE WHEN place < 0.7 THEN 1 WHEN place < 0.998 THEN 2 ELSE 3 END)::uuid,
     reseller, id_of(n, 'tenant'), word || ' Company ' || n, lower(word) || n || '.onmicrosoft.com', country,
     contact, 'active', since, since, 1, status, reason, next, since,
     CASE WHEN sent THEN id_of(n, 'attestation') END, CASE WHEN sent THEN contact END,
     CASE status WHEN 'pending' THEN now() + dice(n, 7) * interval '7 days'
                 WHEN 'expired' THEN now() - dice(n, 7) * interval '90 days' END,
     CASE WHEN status IN ('pending', 'ready') AND dice(n, 8) < 0.5 THEN since END,
     jsonb_build_object('lastError', CASE WHEN dice(n, 9) < 0.002 THEN '{"code": "timeout"}'::jsonb END), since
   FROM (
     SELECT n, dice(n, 1) AS place, now() - dice(n, 2) * interval '300 days' AS since,
       CASE WHEN dice(n, 3) < 0.8
         THEN ('0190aaaa-0000-7000-8000-' || lpad(floor(${RESELLERS} * pow(dice(n, 4), 3))::text, 12, '0'))::uuid END AS reseller,
       (ARRAY['Nordwind', 'Contoso', 'Fabrikam', 'Litware', 'Adatum', 'Kaisei', 'Granit'])[1 + floor(dice(n, 5) * 7)::int] AS word,
       CASE WHEN dice(n, 6) < 0.001 THEN '${RARE_COUNTRY}'
         ELSE (ARRAY['DE', 'US', 'FR', 'GB', 'NL', 'IT', 'ES', 'PL', 'JP', 'SE'])[1 + floor(dice(n, 6) * 10)::int] END AS country,
       jsonb_build_object('firstName', 'Ada', 'lastName', 'Jensen', 'email', 'ada' || n || '@example.com') AS contact
     FROM generate_series(1, ${CUSTOMERS}) n OFFSET 0
   ) thrown, LATERAL (
     SELECT status, reason, next, status NOT IN ('required', 'compliant') AS sent
     FROM (VALUES
       (0.700, 'compliant', 'agreement_valid', 'none'), (0.819, 'required', 'no_agreement', 'start_attestation'),
       (0.820, 'required', 'not_verified', 'refresh'), (0.909, 'pending', 'waiting_for_customer', 'wait'),
       (0.910, 'required', 'declined', 'start_attestation'), (0.970, 'expired', 'link_expired', 'renew_link'),
       (1.000, 'ready', 'customer_accepted', 'create_agreement')
     ) AS kinds (up_to, status, reason, next)
     WHERE dice(n, 10) < up_to ORDER BY up_to LIMIT 1
   ) kind`,
  `INSERT INTO summary_counter (provider_instance_id, reseller_id, status, shard, customers)
   SELECT provider_instance_id, coalesce(reseller_id, '00000000-0000-0000-0000-000000000000'), status,
     ('x' || right(customer_id::text, 4))::bit(16)::int % 16, count(*)
   FROM customer_view WHERE listed GROUP BY 1, 2, 3, 4`,
  `INSERT INTO timeline_entry (event_id, customer_id, change, occurred_at, actor_kind, actor_display, correlation_id)
   SELECT id_of(n * 30 + k, 'event'), id_of(n, 'customer'), 'opened', now() - make_interval(hours => k), 'system',
     'Assent', 'c'
   FROM generate_series(1, ${CUSTOMERS / 10}) n, generate_series(1, 30) k`,
  `INSERT INTO attestation_fact (attestation_id, customer_id, provider_instance_id, reseller_id, mca_version, sent_at,
     opened_at, accepted_at)
   SELECT id_of(n * 3 + k, 'fact'), v.customer_id, v.provider_instance_id, v.reseller_id, 1,
     v.status_since - make_interval(days => k), v.status_since, v.opened_at
   FROM generate_series(1, ${CUSTOMERS}) n JOIN customer_view v ON v.customer_id = id_of(n, 'customer'),
     generate_series(1, 2) k`,
  `INSERT INTO signatory_link (link_id, customer_id)
   SELECT id_of(n, 'link'), id_of(n, 'customer') FROM generate_series(1, ${CUSTOMERS}) n`,
  // A month of commands, of which a few are on their way.
  `INSERT INTO operation (id, command, state, caller, provider_instance_id, customer_id, subject_id, correlation_id,
     created_at, settled_at)
   SELECT id_of(n, 'operation'), 'start-attestation', CASE WHEN n % 300 = 0 THEN 'pending' ELSE 'succeeded' END, 'spec',
     '${INSTANCES.most}', id_of(n, 'customer'), id_of(n, 'customer'), 'c', now() - make_interval(mins => n),
     CASE WHEN n % 300 > 0 THEN now() END
   FROM generate_series(1, ${CUSTOMERS}) n`,
];
