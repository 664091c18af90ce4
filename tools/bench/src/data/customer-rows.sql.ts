/*
 * SQL that invents customers, by seed: the same seed and number give the same rows. Each customer throws its
 * dice by hashing its number, so that the rows do not depend on each other or on their order.
 */

import {
  jsonConstant,
  jsonFrom,
  jsonMembers,
  jsonObject,
  jsonString,
  type JsonText,
  sqlText,
} from './json.sql.js';

/** The share of each status, in thousandths up to which it reaches, and what belongs to it. */
const STATUSES = [
  { upTo: 700, status: 'compliant', reason: 'agreement_valid', next: 'none', state: 'finalised' },
  { upTo: 820, status: 'required', reason: 'no_agreement', next: 'start_attestation', state: null },
  { upTo: 910, status: 'pending', reason: 'waiting_for_customer', next: 'wait', state: 'link_generated' },
  { upTo: 970, status: 'expired', reason: 'link_expired', next: 'renew_link', state: 'expired' },
  { upTo: 1000, status: 'ready', reason: 'customer_accepted', next: 'create_agreement', state: 'accepted' },
] as const;

const WORDS = {
  first:
    'Nordwind Alpine Contoso Fabrikam Litware Adatum Northstar Bluebird Riverside Sonnen Hafen Kaisei Lumen Vista Granit Polder Aurora Tramontana Cascade Meridian',
  second:
    'Logistics Systems Foods Media Energy Traders Health Robotics Textiles Design Insurance Travel Tools Paper Optics Steel Marine Garden Software Studios',
  legal: 'GmbH AG Ltd LLC SARL BV SpA Oy AB Inc',
  country: 'DE US FR GB NL IT ES PL JP SE',
  given: 'Ada Ben Chiara Dilan Emma Farid Grace Hana Ivan Julia',
  family: 'Jensen Okafor Rossi Tanaka Novak Duarte Keller Smith Lindqvist Haddad',
} as const;

const array = (words: string) => `ARRAY[${words.split(' ').map(sqlText).join(', ')}]`;

/**
 * Helpers of the generator that live as long as its connection: dice between 0 and 1, and ids. PostgreSQL writes
 * both into the statement in place of a call, as long as everything in them is immutable: a text and a number put
 * together without the cast would not be, and cost the fivefold.
 */
export function generatorFunctions(seed: number): string {
  return `
    CREATE OR REPLACE FUNCTION pg_temp.dice(n bigint, salt integer) RETURNS double precision
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
      $$ SELECT (hashint8extended(n * 64 + salt, ${seed}) & 1073741823)::float8 / 1073741824 $$;
    CREATE OR REPLACE FUNCTION pg_temp.bench_id(n bigint, kind text) RETURNS uuid
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
      $$ SELECT (lpad(to_hex(1750000000000 + n), 12, '0') ||
        '7' || substr(md5(kind || n::text || '/${seed}'), 2, 3) ||
        '8' || substr(md5(kind || n::text || '/${seed}'), 6, 15))::uuid $$;`;
}

const pick = (words: string, salt: number) => {
  const count = words.split(' ').length;
  return `(${array(words)})[1 + floor(pg_temp.dice(n, ${salt}) * ${count})::integer]`;
};

const byStatus = (column: (status: (typeof STATUSES)[number]) => string | null) =>
  `CASE ${STATUSES.map((one) => {
    const value = column(one);
    return `WHEN skew < ${one.upTo} THEN ${value === null ? 'NULL' : sqlText(value)}`;
  }).join(' ')} END`;

/** What an attestation shows besides its id and state. */
const SHOWN = jsonMembers({
  contact: jsonFrom('contact'),
  country: jsonString('country'),
  language: jsonConstant('en-US'),
  delivery: jsonConstant('email'),
  linkLifetimeMinutes: jsonConstant(10_080),
  requestedAt: jsonString('instant'),
  linkGeneratedAt: jsonString('instant'),
  expiresAt: jsonString('instant'),
  openedAt: jsonConstant(null),
  acceptedAt: jsonConstant(null),
  finalisedAt: jsonConstant(null),
  closedAt: jsonConstant(null),
  declineReason: jsonConstant(null),
  acceptanceUrl: jsonConstant(null),
  warnings: jsonConstant([]),
});

const attestation = (id: string, state: JsonText): JsonText =>
  jsonObject(
    { id: jsonString(`${id}::text`), state, signatoryLinkId: jsonString('attestation::text') },
    'shown',
  );

const earlier = (which: number) =>
  attestation(`pg_temp.bench_id(n, 'earlier${which}')`, jsonConstant('expired'));

const AGREEMENT = jsonObject({
  source: jsonConstant('partner_attested'),
  dateAgreed: jsonString('instant'),
  valid: jsonConstant(true),
  contact: jsonFrom('contact'),
  templateId: jsonConstant('117a77b0-9360-443b-8795-c6dedc750cf9'),
});

const MCA = jsonObject({
  customerId: jsonString('id::text'),
  version: jsonConstant(3),
  resellerId: jsonString('reseller::text'),
  ended: jsonConstant(false),
  status: jsonString('status'),
  reasonCode: jsonString('reason'),
  nextAction: jsonString('next'),
  statusSince: jsonString('instant'),
  verifiedAt: jsonString('instant'),
  lastError: jsonConstant(null),
  agreement: jsonFrom(`CASE WHEN status = 'compliant' THEN ${AGREEMENT} ELSE 'null' END`),
  attestation: jsonFrom(
    `CASE WHEN state IS NULL THEN 'null' ELSE ${attestation('attestation', jsonString('state'))} END`,
  ),
  // Two attestations each on average: half of those with one have three earlier ones as well.
  history: jsonFrom(
    `CASE WHEN state IS NULL OR pg_temp.dice(n, 11) < 0.55 THEN '[]'
       ELSE '[' || ${[1, 2, 3].map(earlier).join(` || ',' || `)} || ']' END`,
  ),
});

/**
 * Parameters: the first and the last number. `OFFSET 0` keeps PostgreSQL from throwing the same dice anew in
 * each column that uses them. A few resellers have most of the customers; a fifth belong to none.
 */
export function customerRows(instances: readonly string[], resellers: number): string {
  const [most, some, few] = instances.map(sqlText);
  return `
    INSERT INTO customer_view (
      customer_id, customer_version, provider_instance_id, reseller_id, tenant_id, company_name, domain, country,
      customer_contact, lifecycle, customer_created_at, customer_updated_at, mca_version, status, reason_code,
      next_action, status_since, verified_at, attestation_id, attestation_state, attestation_contact, expires_at,
      opened_at, mca, last_activity_at)
    SELECT id, 1,
      (CASE WHEN pg_temp.dice(n, 2) < 0.6 THEN ${most} WHEN pg_temp.dice(n, 2) < 0.9 THEN ${some} ELSE ${few} END)::uuid,
      reseller, tenant, company, domain, country, contact::jsonb, 'active', now() - interval '400 days',
      now() - interval '1 day', 3, status, reason, next, since, now() - interval '1 hour', attestation, state,
      CASE WHEN state IS NULL THEN NULL ELSE contact::jsonb END,
      CASE status WHEN 'pending' THEN now() + pg_temp.dice(n, 9) * interval '7 days'
                  WHEN 'expired' THEN now() - pg_temp.dice(n, 9) * interval '90 days' END,
      CASE WHEN status IN ('pending', 'ready') AND pg_temp.dice(n, 10) < 0.5 THEN since END,
      ${MCA}::jsonb,
      since
    FROM (
      SELECT *, ${SHOWN} AS shown
      FROM (
        SELECT *, company_base || ' ' || n AS company,
          lower(replace(company_base, ' ', '')) || n || '.onmicrosoft.com' AS domain,
          ${jsonObject({
            firstName: jsonString('given'),
            lastName: jsonString('family'),
            email: jsonString(`lower(given || '.' || family) || n::text || '@example.com'`),
          })} AS contact,
          to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS instant,
          ${byStatus(({ status }) => status)} AS status, ${byStatus(({ reason }) => reason)} AS reason,
          ${byStatus(({ next }) => next)} AS next, ${byStatus(({ state }) => state)} AS state
        FROM (
          SELECT n, pg_temp.bench_id(n, 'customer') AS id, pg_temp.bench_id(n, 'tenant') AS tenant,
            pg_temp.bench_id(n, 'attestation') AS attestation,
            CASE WHEN pg_temp.dice(n, 1) < 0.2 THEN NULL
              ELSE ('0190aaaa-0000-7000-8000-' || lpad(floor(${resellers} * pow(pg_temp.dice(n, 3), 3))::integer::text, 12, '0'))::uuid
              END AS reseller,
            ${pick(WORDS.first, 4)} || ' ' || ${pick(WORDS.second, 5)} || ' ' || ${pick(WORDS.legal, 6)} AS company_base,
            ${pick(WORDS.country, 7)} AS country, ${pick(WORDS.given, 12)} AS given, ${pick(WORDS.family, 13)} AS family,
            floor(pg_temp.dice(n, 8) * 1000)::integer AS skew,
            now() - pg_temp.dice(n, 14) * interval '300 days' AS since
          FROM generate_series($1::bigint, $2::bigint) n
          OFFSET 0
        ) thrown
        OFFSET 0
      ) named
      OFFSET 0
    ) told`;
}

/** Parameters: the first and the last number of the customers. */
export function timelineEntries({
  every,
  entries,
}: {
  readonly every: number;
  readonly entries: number;
}): string {
  return `
    INSERT INTO timeline_entry (event_id, customer_id, change, occurred_at, actor_kind, actor_display, correlation_id)
    SELECT pg_temp.bench_id(n * ${entries} + k, 'event'), pg_temp.bench_id(n, 'customer'),
      (ARRAY['attestation_requested', 'link_generated', 'opened', 'expired'])[1 + k % 4],
      now() - k * interval '1 day', 'system', 'Assent', 'bench-' || n
    FROM generate_series($1::bigint, $2::bigint) n, generate_series(1, ${entries}) k WHERE n % ${every} = 0`;
}
