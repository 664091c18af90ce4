import type { McaState } from '@assent/contracts';
import { queryPrepared, type Tx } from '@assent/database';

/** A link belongs to one customer for ever, so every state may add links and none takes one away. */
export async function linkSignatories(tx: Tx, mcas: readonly McaState[]): Promise<void> {
  const customers = new Map<string, string>();
  for (const { customerId, attestation, history } of mcas) {
    const attestations = attestation === null ? history : [attestation, ...history];
    for (const { signatoryLinkId } of attestations) customers.set(signatoryLinkId, customerId);
  }
  if (customers.size === 0) return;
  // In one order always, so that two handlers never wait for each other.
  const links = [...customers.keys()].sort();
  await queryPrepared(
    tx,
    `INSERT INTO signatory_link (link_id, customer_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])
     ON CONFLICT (link_id) DO NOTHING`,
    [links, links.map((link) => customers.get(link))],
  );
}
