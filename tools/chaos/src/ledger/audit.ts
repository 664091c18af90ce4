import type { Journey } from '../people/journey.js';
import { leadsToAgreement } from '../people/journey-plan.js';
import type { CaughtMail } from '../world/caught-mails.js';
import { type SandboxControl, validAgreements } from '../world/sandbox-control.js';
import type { Databases } from './databases.js';

/** What was found by comparing the outside with the databases; each entry is a sentence for a person. */
export interface Findings {
  readonly lost: string[];
  readonly doubledAgreements: string[];
  readonly doubledAttestations: string[];
  readonly doubledMails: string[];
  /** Attestations at Microsoft whose link never left us: allowed, since nobody can accept them. */
  readonly orphansAtMicrosoft: number;
  /** Mails that the mail server took twice under one Message-ID: allowed, since receivers show one. */
  readonly repeatedMails: number;
}

export interface Evidence {
  readonly journeys: readonly Journey[];
  /** Every operation that the API has confirmed to somebody. */
  readonly confirmedOperations: ReadonlySet<string>;
  /** Of all customers that Microsoft has. */
  readonly tenantIds: readonly string[];
  readonly mails: readonly CaughtMail[];
}

interface AttestationRow {
  id: string;
  customer_id: string;
  state: string;
  delivery: string;
  link_generated_at: Date | null;
  microsoft_id: string | null;
}

interface MailRow {
  id: string;
  attestation_id: string;
  kind: string;
  state: string;
}

/** Compares what people were told, what Microsoft has, what was mailed and what the services know. */
export async function audit(
  evidence: Evidence,
  databases: Databases,
  sandbox: SandboxControl,
): Promise<Findings> {
  const attestations = await databases.read<AttestationRow>(
    'attestations',
    'SELECT id, customer_id, state, delivery, link_generated_at, microsoft_id FROM attestation',
  );
  const mails = await databases.read<MailRow>(
    'notifications',
    'SELECT id, attestation_id, kind, state FROM mail',
  );
  const known = new Set(attestations.map(({ microsoft_id }) => microsoft_id));
  const agreements = await auditAgreements(evidence.journeys, sandbox);
  return {
    lost: [
      ...(await lostOperations(evidence, databases)),
      ...(await lostCustomers(evidence, databases)),
      ...(await lostChanges(databases)),
      ...lostMails(evidence.mails, mails, attestations),
      ...agreements.lost,
    ],
    doubledAgreements: agreements.doubled,
    doubledAttestations: doubledAttestations(evidence.journeys, attestations),
    doubledMails: doubledMails(evidence.mails, mails),
    orphansAtMicrosoft: (await sandbox.attestationIds()).filter((id) => !known.has(id)).length,
    repeatedMails: evidence.mails.length - new Set(evidence.mails.map(({ messageId }) => messageId)).size,
  };
}

async function lostOperations({ confirmedOperations }: Evidence, databases: Databases): Promise<string[]> {
  const rows = await databases.read<{ id: string }>('gateway', 'SELECT id FROM operation');
  const there = new Set(rows.map(({ id }) => id));
  return [...confirmedOperations]
    .filter((id) => !there.has(id))
    .map((id) => `Operation ${id} was confirmed and is gone.`);
}

async function lostCustomers({ tenantIds }: Evidence, databases: Databases): Promise<string[]> {
  const rows = await databases.read<{ tenant_id: string }>(
    'gateway',
    'SELECT tenant_id FROM customer_view WHERE listed AND tenant_id IS NOT NULL',
  );
  const listed = new Set(rows.map(({ tenant_id }) => tenant_id));
  return tenantIds
    .filter((id) => !listed.has(id))
    .map((id) => `Tenant ${id} is not in the list of customers.`);
}

/** The read model must have come to the same version of everything as its owners. */
async function lostChanges(databases: Databases): Promise<string[]> {
  const views = await databases.read<{
    customer_id: string;
    customer_version: number | null;
    mca_version: number | null;
    delivery_version: number | null;
  }>('gateway', 'SELECT customer_id, customer_version, mca_version, delivery_version FROM customer_view');
  const byId = new Map(views.map((view) => [view.customer_id, view]));
  const owners = [
    ['customers', 'SELECT id, version FROM customer', 'customer_version'],
    ['attestations', 'SELECT customer_id AS id, version FROM customer_mca', 'mca_version'],
    ['notifications', 'SELECT customer_id AS id, version FROM delivery', 'delivery_version'],
  ] as const;
  const lost: string[] = [];
  for (const [service, sql, column] of owners) {
    for (const { id, version } of await databases.read<{ id: string; version: number }>(service, sql)) {
      const shown = byId.get(id)?.[column] ?? null;
      // A customer that attestations has only just heard of has told nothing yet.
      if (shown === version || (shown === null && version === 0)) continue;
      lost.push(`Customer ${id}: ${service} is at version ${version}, the read model at ${String(shown)}.`);
    }
  }
  return [...lost, ...(await wrongCounters(databases))];
}

async function wrongCounters(databases: Databases): Promise<string[]> {
  const rows = await databases.read<{ status: string; kept: string; counted: string }>(
    'gateway',
    `WITH kept AS (SELECT status, sum(customers) AS customers FROM summary_counter GROUP BY status),
          counted AS (SELECT status, count(*) AS customers FROM customer_view WHERE listed GROUP BY status)
     SELECT status, coalesce(kept.customers, 0) AS kept, coalesce(counted.customers, 0) AS counted
     FROM kept FULL JOIN counted USING (status)
     WHERE coalesce(kept.customers, 0) <> coalesce(counted.customers, 0)`,
  );
  return rows.map(
    ({ status, kept, counted }) => `The card ${status} says ${kept}, and there are ${counted} customers.`,
  );
}

function lostMails(
  caught: readonly CaughtMail[],
  mails: readonly MailRow[],
  attestations: readonly AttestationRow[],
): string[] {
  const arrived = new Set(caught.map(({ messageId }) => messageId));
  const invited = new Set(mails.filter(isInvitation).map(({ attestation_id }) => attestation_id));
  return [
    ...mails
      .filter(({ id, state }) => state === 'sent' && !arrived.has(id))
      .map(({ id }) => `Mail ${id} counts as sent and has not arrived.`),
    ...mails
      .filter(({ state }) => state === 'failed')
      .map(({ id }) => `Mail ${id} was given up although the mail server was there.`),
    ...attestations
      .filter(
        ({ id, delivery, link_generated_at }) =>
          delivery === 'email' && link_generated_at !== null && !invited.has(id),
      )
      .map(({ id }) => `Attestation ${id} got its link, and nobody was invited.`),
  ];
}

/** One invitation for each attestation; reminders are asked for one by one, so each may have its own. */
function doubledMails(caught: readonly CaughtMail[], mails: readonly MailRow[]): string[] {
  const arrived = new Set(caught.map(({ messageId }) => messageId));
  const known = new Set(mails.map(({ id }) => id));
  const invitations = new Map<string, number>();
  for (const { id, attestation_id } of mails.filter(isInvitation)) {
    if (!arrived.has(id)) continue;
    invitations.set(attestation_id, (invitations.get(attestation_id) ?? 0) + 1);
  }
  return [
    ...[...invitations]
      .filter(([, count]) => count > 1)
      .map(([id, count]) => `Attestation ${id} was sent ${count} invitations.`),
    ...[...arrived].filter((id) => !known.has(id)).map((id) => `Mail ${id} arrived and nobody has sent it.`),
  ];
}

/** A renewed link is mailed as a kind of its own, and is an attestation of its own. */
const isInvitation = ({ kind }: MailRow) => kind === 'invitation' || kind === 'renewal';

function doubledAttestations(
  journeys: readonly Journey[],
  attestations: readonly AttestationRow[],
): string[] {
  const live = ['requested', 'link_generated', 'accepted'];
  const byCustomer = new Map<string, AttestationRow[]>();
  for (const row of attestations) {
    byCustomer.set(row.customer_id, [...(byCustomer.get(row.customer_id) ?? []), row]);
  }
  const doubled = [...byCustomer]
    .filter(([, rows]) => rows.filter(({ state }) => live.includes(state)).length > 1)
    .map(([id]) => `Customer ${id} has several live attestations.`);
  for (const journey of journeys) {
    const rows = byCustomer.get(journey.customer.customerId)?.length ?? 0;
    // Of one that is under way not every answer has been heard.
    if (journey.endedAs !== null && rows > journey.made) {
      doubled.push(`Journey ${journey.plan.number}: ${rows} attestations out of ${journey.made} commands.`);
    }
    if (journey.doubledYes > 0) {
      doubled.push(`Journey ${journey.plan.number}: two tabs were both told that theirs was started.`);
    }
  }
  return doubled;
}

async function auditAgreements(journeys: readonly Journey[], sandbox: SandboxControl) {
  const lost: string[] = [];
  const doubled: string[] = [];
  for (const journey of journeys) {
    const { number } = journey.plan;
    const count = validAgreements((await sandbox.customer(journey.customer.tenantId)).agreements);
    if (count > 1) doubled.push(`Journey ${number}: Microsoft has ${count} agreements.`);
    if (journey.endedAs === 'compliant' && count === 0) {
      lost.push(`Journey ${number}: compliant here, and Microsoft has no agreement.`);
    }
    if (!leadsToAgreement(journey.plan) && count > 0) {
      lost.push(`Journey ${number}: ended without an agreement here, and Microsoft has one.`);
    }
  }
  return { lost, doubled };
}
