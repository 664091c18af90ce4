import { DIGESTED_FIELDS, type DigestedField, type McaState, REPLAY_POLICY } from '@assent/contracts';
import { bucketSql, digestOf, instantText, readRows, type Tx } from '@assent/database';
import { MCA_REASON_CODES, MCA_REASONS } from '@assent/domain';
import type { StatesDigest, WantedPage } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isLinkTold, mcaStateOf } from '../application/mca-state.js';
import { KnownStates } from '../application/ports/known-states.js';
import { McaSettings } from '../application/ports/mca-settings.js';
import { AgreementEntity } from './entities/agreement.orm-entity.js';
import { AttestationEntity } from './entities/attestation.orm-entity.js';
import { CustomerMcaEntity } from './entities/customer-mca.orm-entity.js';
import { groupByCustomer } from './group-by-customer.js';
import { AtRestSeal } from './mappers/at-rest-seal.js';
import { attestationFrom } from './mappers/attestation.mapper.js';
import { agreementFrom, customerMcaFrom } from './mappers/customer-mca.mapper.js';

/** What follows from the reason, by the table that decides it. The names are ours: nothing to escape. */
const byReason = (what: 'status' | 'nextAction') =>
  `CASE c.reason_code ${MCA_REASON_CODES.map((code) => `WHEN '${code}' THEN '${MCA_REASONS[code][what]}'`).join(' ')} END`;

/** What the digest takes of each row; the gateway names the same of its own. */
const DIGESTED: Readonly<Record<DigestedField<'attestations'>, string>> = {
  ended: `c.lifecycle = 'ended'`,
  status: byReason('status'),
  reasonCode: 'c.reason_code',
  nextAction: byReason('nextAction'),
  statusSince: instantText('c.status_since'),
  verifiedAt: instantText('c.verified_at'),
  attestationId: 'a.id',
  attestationState: 'a.state',
  expiresAt: instantText('a.expires_at'),
  openedAt: instantText('a.opened_at'),
  consistent: 'true',
};

/** The current attestation of each customer is the newest one, as in `attestationsNewestFirst`. */
const WITH_CURRENT_ATTESTATION = `customer_mca c LEFT JOIN (
  SELECT DISTINCT ON (customer_id) customer_id, id, state, expires_at, opened_at FROM attestation
  ORDER BY customer_id, closed_at DESC NULLS FIRST, requested_at DESC, id DESC
) a ON a.customer_id = c.customer_id
WHERE c.version > 0`;

/** All aggregates as they stand in the tables. */
@Injectable()
export class PostgresMcaStates extends KnownStates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: AtRestSeal,
    private readonly settings: McaSettings,
  ) {
    super();
  }

  override async page(of: WantedPage): Promise<McaState[]> {
    // One snapshot for the rows and their parts, or they could be of two versions.
    return this.dataSource.transaction('REPEATABLE READ', async (tx) =>
      this.statesOf(tx, await rowsOf(tx, of)),
    );
  }

  override digest(): Promise<StatesDigest> {
    const values = DIGESTED_FIELDS.attestations.map((field) => DIGESTED[field]);
    return digestOf(
      this.dataSource,
      { from: WITH_CURRENT_ATTESTATION, id: 'c.customer_id', version: 'c.version', values },
      REPLAY_POLICY.buckets,
    );
  }

  private async statesOf(tx: Tx, rows: readonly CustomerMcaEntity[]): Promise<McaState[]> {
    const parts = await readRows(
      tx,
      { attestations: AttestationEntity, agreements: AgreementEntity },
      'customerId',
      rows.map(({ customerId }) => customerId),
    );
    const attestations = groupByCustomer(parts.attestations);
    const agreements = groupByCustomer(parts.agreements);
    return rows.map((row) => {
      const mca = customerMcaFrom(
        row,
        {
          attestations: (attestations.get(row.customerId) ?? []).map((one) =>
            attestationFrom(withoutUntoldLink(one), [], this.seal),
          ),
          agreements: (agreements.get(row.customerId) ?? []).map((one) => agreementFrom(one, this.seal)),
          // Neither addresses nor outside work are part of the public state.
          signatoryLinks: [],
        },
        this.seal,
      );
      return mcaStateOf(mca, this.settings.cutoff);
    });
  }
}

/**
 * Takes away a link that nobody is told of any more: opening what is sealed is much of the work of a page. The row is
 * read to be told and never stored again.
 */
function withoutUntoldLink(row: AttestationEntity): AttestationEntity {
  if (!isLinkTold(row.state)) row.acceptanceUrlSealed = null;
  return row;
}

function rowsOf(tx: Tx, { bucket, after }: WantedPage): Promise<CustomerMcaEntity[]> {
  const query = tx
    .createQueryBuilder(CustomerMcaEntity, 'mca')
    .where('mca.version > 0')
    .orderBy('mca.customerId')
    .limit(REPLAY_POLICY.statesPerPage);
  if (after !== null) query.andWhere('mca.customer_id > :after', { after });
  if (bucket !== null) {
    query.andWhere(`${bucketSql('mca.customer_id', REPLAY_POLICY.buckets)} = :bucket`, { bucket });
  }
  return query.getMany();
}
