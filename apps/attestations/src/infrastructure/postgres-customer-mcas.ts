import { readRows, storeRows, type Tx } from '@assent/database';
import { isLive } from '@assent/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConcurrentChange, CustomerMcas, type McaChange } from '../application/ports/customer-mcas.js';
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

  override async lock(tx: Tx, customerId: string): Promise<CustomerMca | undefined> {
    const [mca] = await this.lockAll(tx, [customerId]);
    return mca;
  }

  override async lockAll(tx: Tx, customerIds: readonly string[]): Promise<CustomerMca[]> {
    // A statement of its own: one that waits for a lock goes on to see the other tables as they were before it waited.
    const held = await tx.query<{ id: string }[]>(
      // In one order always, so that two that hold many never wait for each other.
      'SELECT customer_id AS id FROM customer_mca WHERE customer_id = ANY($1::uuid[]) ORDER BY customer_id FOR UPDATE',
      [customerIds],
    );
    return this.loadAll(
      tx,
      held.map(({ id }) => id),
    );
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

  override async save(tx: Tx, before: CustomerMca, after: CustomerMca): Promise<void> {
    const { customerId } = after;
    const updated = await tx.update(
      CustomerMcaEntity,
      { customerId, version: before.version },
      customerMcaRow(after, this.seal),
    );
    if (updated.affected !== 1) throw new ConcurrentChange(customerId);

    await this.moveWhenScopeChanged(tx, { before, after });
    await this.saveParts(tx, [{ before, after }]);
  }

  override async saveAll(tx: Tx, changes: readonly McaChange[]): Promise<void> {
    if (changes.length === 0) return;
    // The rows are held since they were loaded, so nobody wrote past the lock and the versions need no look.
    const rows = changes.map(({ after }) => customerMcaRow(after, this.seal));
    await storeRows(tx, CustomerMcaEntity, rows, { key: ['customerId'], known: 'replace' });
    for (const change of changes) await this.moveWhenScopeChanged(tx, change);
    await this.saveParts(tx, changes);
  }

  /** Links before the attestations that name them; agreements are added, never taken away. */
  private async saveParts(tx: Tx, changes: readonly McaChange[]): Promise<void> {
    const links = changes.flatMap(({ before, after }) =>
      added(before.signatoryLinks, after.signatoryLinks).map((one) =>
        signatoryLinkRow(one, after, this.seal),
      ),
    );
    await storeRows(tx, SignatoryLinkEntity, links, { key: ['id'], known: 'replace' });
    const agreements = changes.flatMap(({ before, after }) =>
      added(before.agreements, after.agreements).map((one) => agreementRow(one, after, this.seal)),
    );
    await storeRows(tx, AgreementEntity, agreements, {
      key: ['customerId', 'identityHash'],
      known: 'replace',
    });
    await this.saveAttestations(tx, changes.flatMap(changedAttestations));
  }

  /** The closed ones first: the index allows one live attestation at any moment, also within a statement. */
  private async saveAttestations(tx: Tx, changed: readonly ChangedAttestation[]): Promise<void> {
    if (changed.length === 0) return;
    const inOrder = changed.toSorted((a, b) => Number(isLive(a.is.state)) - Number(isLive(b.is.state)));
    const rows = inOrder.map(({ is, mca }) => attestationRow(is, mca, this.seal));
    await storeRows(tx, AttestationEntity, rows, { key: ['id'], known: 'replace' });
    const work = changed.flatMap(changedWork);
    const there = work.flatMap(({ row }) => row ?? []);
    await storeRows(tx, OutsideWorkEntity, there, { key: ['attestationId', 'kind'], known: 'replace' });
    for (const { row, attestationId, kind } of work) {
      if (row === null) await tx.delete(OutsideWorkEntity, { attestationId, kind });
    }
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

  private async moveWhenScopeChanged(tx: Tx, { before, after }: McaChange): Promise<void> {
    const scopeChanged =
      before.customer.resellerId !== after.customer.resellerId ||
      before.customer.providerInstanceId !== after.customer.providerInstanceId;
    if (!scopeChanged) return;
    const { customerId } = after;
    await tx.update(AttestationEntity, { customerId }, scopeOf(after));
    await tx.update(AgreementEntity, { customerId }, scopeOf(after));
    await tx.update(SignatoryLinkEntity, { customerId }, scopeOf(after));
  }
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
