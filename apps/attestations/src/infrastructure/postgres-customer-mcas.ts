import {
  lastly,
  queryPrepared,
  readRows,
  rowsOf,
  storeRows,
  storeTogether,
  together,
  type Tx,
} from '@assent/database';
import { isLive } from '@assent/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CustomerMcas, type McaChange } from '../application/ports/customer-mcas.js';
import type { Attestation } from '../domain/model/attestation.js';
import type { CustomerMca } from '../domain/model/customer-mca.js';
import type { OutsideWork } from '../domain/model/outside-work.js';
import { AgreementEntity } from './entities/agreement.orm-entity.js';
import { AttestationEntity } from './entities/attestation.orm-entity.js';
import { CustomerMcaEntity } from './entities/customer-mca.orm-entity.js';
import { OutsideWorkEntity, type OutsideWorkKind } from './entities/outside-work.orm-entity.js';
import { SignatoryLinkEntity } from './entities/signatory-link.orm-entity.js';
import { groupByCustomer } from './group-by-customer.js';
import { AtRestSeal } from './mappers/at-rest-seal.js';
import { attestationFrom, attestationRow, outsideWorkRow } from './mappers/attestation.mapper.js';
import {
  agreementFrom,
  agreementRow,
  customerMcaFrom,
  customerMcaRow,
  scopeOf,
  signatoryLinkFrom,
  signatoryLinkRow,
} from './mappers/customer-mca.mapper.js';

/** What an aggregate is made of. */
const PARTS = {
  customers: CustomerMcaEntity,
  attestations: AttestationEntity,
  work: OutsideWorkEntity,
  agreements: AgreementEntity,
  links: SignatoryLinkEntity,
};

/** The aggregates in PostgreSQL. The row of the customer is the lock for everything below it. */
@Injectable()
export class PostgresCustomerMcas extends CustomerMcas {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: AtRestSeal,
  ) {
    super();
  }

  override async lockAll(tx: Tx, customerIds: readonly string[]): Promise<CustomerMca[]> {
    const [held, mcas] = await together(
      // A statement of its own: one that waits for a lock goes on to see the other tables as they were before it waited.
      queryPrepared<{ id: string }>(
        tx,
        // In one order always, so that two that hold many never wait for each other.
        'SELECT customer_id AS id FROM customer_mca WHERE customer_id = ANY($1::uuid[]) ORDER BY customer_id FOR UPDATE',
        [customerIds],
      ),
      this.loadAll(tx, customerIds),
    );
    // One that came into being between the two statements is held by nobody.
    const isHeld = new Set(held.map(({ id }) => id));
    return mcas.filter(({ customerId }) => isHeld.has(customerId));
  }

  override async find(customerId: string): Promise<CustomerMca | undefined> {
    const [mca] = await this.loadAll(this.dataSource.manager, [customerId]);
    return mca;
  }

  override async insertAll(tx: Tx, mcas: readonly CustomerMca[]): Promise<ReadonlySet<string>> {
    const rows = mcas
      // In one order always, so that two that begin the same ones never wait for each other.
      .toSorted((a, b) => (a.customerId < b.customerId ? -1 : 1))
      .map((mca) => customerMcaRow(mca, this.seal));
    const stored = await storeRows(tx, CustomerMcaEntity, rows, { key: ['customerId'], known: 'leave' });
    return new Set(stored.map(({ customerId }) => customerId));
  }

  /** The rows are held since they were loaded, so nobody wrote past the lock and the versions need no look. */
  override async saveAll(tx: Tx, changes: readonly McaChange[]): Promise<void> {
    const changed = changes.flatMap(changedAttestations);
    const work = changed.flatMap(changedWork);
    const links = changes.flatMap(({ before, after }) =>
      added(before.signatoryLinks, after.signatoryLinks).map((one) =>
        signatoryLinkRow(one, after, this.seal),
      ),
    );
    // They are added, never taken away.
    const agreements = changes.flatMap(({ before, after }) =>
      added(before.agreements, after.agreements).map((one) => agreementRow(one, after, this.seal)),
    );
    const customers = changes.map(({ after }) => customerMcaRow(after, this.seal));
    const attestations = closedFirst(changed).map(({ is, mca }) => attestationRow(is, mca, this.seal));
    const remaining = work.flatMap(({ row }) => row ?? []);
    const replace = { known: 'replace' } as const;
    await lastly(
      tx,
      moveParts(
        tx,
        changes.filter(isScopeChanged).map(({ after }) => after),
      ),
      storeTogether(
        tx,
        rowsOf(CustomerMcaEntity, customers, { key: ['customerId'], ...replace }),
        rowsOf(SignatoryLinkEntity, links, { key: ['id'], ...replace }),
        rowsOf(AgreementEntity, agreements, { key: ['customerId', 'identityHash'], ...replace }),
        rowsOf(AttestationEntity, attestations, { key: ['id'], ...replace }),
        rowsOf(OutsideWorkEntity, remaining, { key: ['attestationId', 'kind'], ...replace }),
      ),
      endWork(
        tx,
        work.filter(({ row }) => row === null),
      ),
    );
  }

  /** By one statement, and so of one version. @returns those that there are, by their ids */
  private async loadAll(tx: Tx, customerIds: readonly string[]): Promise<CustomerMca[]> {
    if (customerIds.length === 0) return [];
    const rows = await readRows(tx, PARTS, 'customerId', customerIds);
    const attestations = groupByCustomer(rows.attestations);
    const work = groupByCustomer(rows.work);
    const agreements = groupByCustomer(rows.agreements);
    const links = groupByCustomer(rows.links);
    return rows.customers.map((row) => {
      const { customerId } = row;
      const workOf = work.get(customerId) ?? [];
      return customerMcaFrom(
        row,
        {
          attestations: (attestations.get(customerId) ?? []).map((one) =>
            attestationFrom(one, workOf, this.seal),
          ),
          agreements: (agreements.get(customerId) ?? []).map((one) => agreementFrom(one, this.seal)),
          signatoryLinks: (links.get(customerId) ?? []).map((one) => signatoryLinkFrom(one, this.seal)),
        },
        this.seal,
      );
    });
  }
}

const isScopeChanged = ({ before, after }: McaChange) =>
  before.customer.resellerId !== after.customer.resellerId ||
  before.customer.providerInstanceId !== after.customer.providerInstanceId;

/** Whose a customer is stands in the rows of its parts, too. */
async function moveParts(tx: Tx, moved: readonly CustomerMca[]): Promise<void> {
  if (moved.length === 0) return;
  const scopes = moved.map(scopeOf);
  const values = [
    moved.map(({ customerId }) => customerId),
    scopes.map(({ providerInstanceId }) => providerInstanceId),
    scopes.map(({ resellerId }) => resellerId),
  ];
  await together(
    ...[AttestationEntity, AgreementEntity, SignatoryLinkEntity].map((entity) =>
      tx.query(
        `UPDATE "${tx.dataSource.getMetadata(entity).tableName}" AS part
         SET provider_instance_id = scope.provider_instance_id, reseller_id = scope.reseller_id
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS scope (customer_id, provider_instance_id, reseller_id)
         WHERE part.customer_id = scope.customer_id`,
        values,
      ),
    ),
  );
}

async function endWork(
  tx: Tx,
  over: readonly Pick<OutsideWorkEntity, 'attestationId' | 'kind'>[],
): Promise<void> {
  if (over.length === 0) return;
  await queryPrepared(
    tx,
    `DELETE FROM outside_work AS work USING unnest($1::uuid[], $2::text[]) AS done (attestation_id, kind)
     WHERE work.attestation_id = done.attestation_id AND work.kind = done.kind`,
    [over.map(({ attestationId }) => attestationId), over.map(({ kind }) => kind)],
  );
}

/** What is new or was replaced: the domain never changes an object, it makes another. */
function added<T>(before: readonly T[], after: readonly T[]): T[] {
  return after.filter((one) => !before.includes(one));
}

/** An attestation of an aggregate that has to be stored, and what it was before: undefined, if it is new. */
interface ChangedAttestation {
  readonly was: Attestation | undefined;
  readonly is: Attestation;
  readonly mca: CustomerMca;
}

/** The index allows one live attestation at any moment, also within a statement. */
const closedFirst = (changed: readonly ChangedAttestation[]) =>
  changed.toSorted((a, b) => Number(isLive(a.is.state)) - Number(isLive(b.is.state)));

function changedAttestations({ before, after }: McaChange): ChangedAttestation[] {
  return added(before.attestations, after.attestations).map((is) => ({
    was: before.attestations.find(({ id }) => id === is.id),
    is,
    mca: after,
  }));
}

/** @returns `row` is null where the work is over */
function changedWork({ was, is, mca }: ChangedAttestation) {
  const work = (kind: OutsideWorkKind, before: OutsideWork | null, now: OutsideWork | null) =>
    before === now
      ? []
      : [
          {
            attestationId: is.id,
            kind,
            row: now === null ? null : outsideWorkRow(now, kind, is.id, mca.customerId),
          },
        ];
  return [
    ...work('create_attestation', was?.creation ?? null, is.creation),
    ...work('create_agreement', was?.finalisation ?? null, is.finalisation),
  ];
}
