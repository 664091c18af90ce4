import type { AttestationStateData, McaState } from '@assent/contracts';
import { queryPrepared, type Tx } from '@assent/database';
import { recordset } from '../sql.js';

/**
 * Notes when the attestations of these customers took each step. The newest version is right about each, in whatever
 * order they come, together or not; a repeat changes nothing.
 */
export async function noteAttestationFacts(tx: Tx, states: readonly McaState[]): Promise<void> {
  const facts = new Map(
    states
      .toSorted((a, b) => a.version - b.version)
      .flatMap((mca) => attestationsOf(mca).map((attestation) => [attestation.id, factOf(mca, attestation)])),
  );
  if (facts.size === 0) return;
  await queryPrepared(
    tx,
    `INSERT INTO attestation_fact AS f (${COLUMNS.join(', ')})
     SELECT ${COLUMNS.join(', ')} FROM ${recordset(TYPES)}
     -- Always in the same order, so that two writers never wait for each other.
     ORDER BY attestation_id
     ON CONFLICT (attestation_id) DO UPDATE SET
       ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE f.mca_version < excluded.mca_version`,
    [JSON.stringify([...facts.values()])],
  );
}

const TYPES = {
  attestation_id: 'uuid',
  customer_id: 'uuid',
  provider_instance_id: 'uuid',
  reseller_id: 'uuid',
  mca_version: 'integer',
  sent_at: 'timestamptz',
  opened_at: 'timestamptz',
  accepted_at: 'timestamptz',
  finalised_at: 'timestamptz',
} as const;

const COLUMNS = Object.keys(TYPES) as readonly (keyof typeof TYPES)[];

const attestationsOf = ({ attestation, history }: McaState): AttestationStateData[] => [
  ...new Map(
    [...history, ...(attestation === null ? [] : [attestation])].map((one) => [one.id, one]),
  ).values(),
];

const factOf = (mca: McaState, attestation: AttestationStateData): Record<keyof typeof TYPES, unknown> => ({
  attestation_id: attestation.id,
  customer_id: mca.customerId,
  provider_instance_id: mca.providerInstanceId,
  reseller_id: mca.resellerId,
  mca_version: mca.version,
  sent_at: attestation.linkGeneratedAt,
  opened_at: attestation.openedAt,
  accepted_at: attestation.acceptedAt,
  finalised_at: attestation.finalisedAt,
});
