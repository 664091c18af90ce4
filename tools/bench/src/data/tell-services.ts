import type { McaState } from '@assent/contracts';
import type { Keyring } from '@assent/keyring';
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { BenchWorld } from '../world/bench-world.js';

const BATCH = 2_000;

/** As much of a row of the read model as the services have to know of it. */
interface ViewRow {
  readonly customer_id: string;
  readonly customer_version: number;
  readonly provider_instance_id: string;
  readonly reseller_id: string | null;
  readonly tenant_id: string | null;
  readonly company_name: string;
  readonly domain: string | null;
  readonly country: string | null;
  readonly customer_contact: unknown;
  readonly lifecycle: string;
  readonly customer_created_at: string;
  readonly customer_updated_at: string;
  /** Of the current attestation. What the state beside it says may be long past. */
  readonly expires_at: string | null;
  readonly mca: McaState;
}

/**
 * Writes into the databases of the services what the read model says of customers, so that the services know
 * them and tell the same of them. Whom they know already is left alone.
 *
 * @param condition on `customer_view`
 * @returns how many customers there were
 */
export async function tellServices(world: BenchWorld, condition: string): Promise<number> {
  const keys = world.atRestKeys('attestations');
  const [customers, attestations, notifications] = await Promise.all([
    world.connectTo('customers'),
    world.connectTo('attestations'),
    world.connectTo('notifications'),
  ]);
  try {
    let [count, after] = [0, '00000000-0000-0000-0000-000000000000'];
    for (;;) {
      const { rows } = await world.database.query<{ row: ViewRow }>(
        `SELECT to_json(v) AS row FROM (
           SELECT customer_id, customer_version, provider_instance_id, reseller_id, tenant_id, company_name, domain,
             country, customer_contact, lifecycle, customer_created_at, customer_updated_at, expires_at, mca
           FROM customer_view WHERE customer_id > $1 AND mca IS NOT NULL AND (${condition})
           ORDER BY customer_id LIMIT ${BATCH}) v`,
        [after],
      );
      const views = rows.map(({ row }) => row);
      const last = views.at(-1);
      if (last === undefined) break;
      await Promise.all([
        insert(customers, 'customer', views.map(customerRow)),
        tellAttestations(attestations, keys, views),
        insert(notifications, 'delivery', views.flatMap(deliveryRow)),
      ]);
      count += views.length;
      after = last.customer_id;
    }
    for (const client of [customers, attestations, notifications]) await client.query('VACUUM ANALYZE');
    return count;
  } finally {
    await Promise.all([customers.end(), attestations.end(), notifications.end()]);
  }
}

async function tellAttestations(client: Client, keys: Keyring, views: readonly ViewRow[]): Promise<void> {
  await insert(client, 'customer_mca', views.map(customerMcaRow));
  await insert(
    client,
    'signatory_link',
    views.flatMap((view) => signatoryLinkRow(view, keys)),
  );
  await insert(
    client,
    'attestation',
    views.flatMap((view) => attestationRows(view, keys)),
  );
  await insert(
    client,
    'agreement',
    views.flatMap((view) => agreementRow(view, keys)),
  );
}

type Row = Readonly<Record<string, unknown>>;

/** The table's own types tell what the JSON means. */
async function insert(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first).join(', ');
  await client.query(
    `INSERT INTO ${table} (${columns})
     SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json) ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

const scopeOf = ({ provider_instance_id, reseller_id }: ViewRow) => ({ provider_instance_id, reseller_id });

const customerRow = (view: ViewRow): Row => ({
  id: view.customer_id,
  version: view.customer_version,
  ...scopeOf(view),
  tenant_id: view.tenant_id,
  company_name: view.company_name,
  domain: view.domain,
  country: view.country,
  contact: view.customer_contact,
  lifecycle: view.lifecycle,
  created_at: view.customer_created_at,
  updated_at: view.customer_updated_at,
});

const customerMcaRow = (view: ViewRow): Row => ({
  customer_id: view.customer_id,
  ...scopeOf(view),
  version: view.mca.version,
  customer_version: view.customer_version,
  tenant_id: view.tenant_id,
  company_name: view.company_name,
  country: view.country,
  lifecycle: view.lifecycle,
  reason_code: view.mca.reasonCode,
  status_since: view.mca.statusSince,
  verified_at: view.mca.verifiedAt,
  verification_unavailable: false,
  verification_attempts: 0,
  verification_operation_ids: [],
});

function signatoryLinkRow(view: ViewRow, keys: Keyring): Row[] {
  const { attestation } = view.mca;
  if (attestation === null) return [];
  const { signatoryLinkId: id, contact } = attestation;
  return [
    {
      id,
      customer_id: view.customer_id,
      ...scopeOf(view),
      contact_sealed: keys.seal(JSON.stringify(contact), `signatory_link/${id}/contact`),
      created_at: attestation.requestedAt,
    },
  ];
}

function attestationRows(view: ViewRow, keys: Keyring): Row[] {
  const { attestation, history } = view.mca;
  return [...(attestation === null ? [] : [attestation]), ...history].map((one) => ({
    id: one.id,
    customer_id: view.customer_id,
    ...scopeOf(view),
    state: one.state,
    signatory_link_id: one.signatoryLinkId,
    contact_sealed: keys.seal(JSON.stringify(one.contact), `attestation/${one.id}/contact`),
    acceptance_url_sealed: keys.seal(
      JSON.stringify(`https://example.com/${one.id}`),
      `attestation/${one.id}/acceptance_url`,
    ),
    country: one.country,
    language: one.language,
    delivery: one.delivery,
    link_lifetime_minutes: one.linkLifetimeMinutes,
    origin: 'partner',
    warnings: one.warnings,
    requested_at: one.requestedAt,
    link_generated_at: one.linkGeneratedAt,
    // Links that had run out would be set expired while something else is measured.
    expires_at: one === attestation ? view.expires_at : one.expiresAt,
    // The current one is the one that was closed last, or was not.
    closed_at: one === attestation ? null : one.requestedAt,
    microsoft_id: `bench-${one.id}`,
    correlation_id: `bench-${one.id}`,
  }));
}

function agreementRow(view: ViewRow, keys: Keyring): Row[] {
  const { agreement } = view.mca;
  if (agreement === null) return [];
  const identityHash = createHash('sha256').update(view.customer_id).digest('hex');
  return [
    {
      customer_id: view.customer_id,
      identity_hash: identityHash,
      ...scopeOf(view),
      source: agreement.source,
      date_agreed: agreement.dateAgreed,
      contact_sealed: keys.seal(
        JSON.stringify(agreement.contact),
        `agreement/${view.customer_id}/${identityHash}`,
      ),
      template_id: agreement.templateId,
      proven: false,
    },
  ];
}

function deliveryRow(view: ViewRow): Row[] {
  const { attestation } = view.mca;
  if (attestation === null) return [];
  return [
    {
      customer_id: view.customer_id,
      ...scopeOf(view),
      version: 1,
      attestation_id: attestation.id,
      invitation_sent_at: attestation.linkGeneratedAt,
      reminders_sent: 0,
    },
  ];
}
