import type { Tx } from '@assent/database';
import { isLive } from '@assent/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConcurrentChange, CustomerMcas } from '../application/ports/customer-mcas.js';
import type { Attestation } from '../domain/model/attestation.js';
import type { CustomerMca } from '../domain/model/customer-mca.js';
import type { OutsideWork } from '../domain/model/outside-work.js';
import { AgreementEntity } from './entities/agreement.orm-entity.js';
import { AttestationEntity } from './entities/attestation.orm-entity.js';
import { CustomerMcaEntity } from './entities/customer-mca.orm-entity.js';
import { OutsideWorkEntity, type OutsideWorkKind } from './entities/outside-work.orm-entity.js';
import { SignatoryLinkEntity } from './entities/signatory-link.orm-entity.js';
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
    const row = await tx.findOne(CustomerMcaEntity, {
      where: { customerId },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? this.load(tx, row) : undefined;
  }

  override async find(customerId: string): Promise<CustomerMca | undefined> {
    // One snapshot for the row and its parts, or they could be of two versions.
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const row = await tx.findOneBy(CustomerMcaEntity, { customerId });
      return row ? this.load(tx, row) : undefined;
    });
  }

  override async insert(tx: Tx, mca: CustomerMca): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(CustomerMcaEntity)
      .values(customerMcaRow(mca, this.seal))
      .orIgnore()
      .returning('customer_id')
      .execute();
    return (inserted.raw as unknown[]).length === 1;
  }

  override async save(tx: Tx, before: CustomerMca, after: CustomerMca): Promise<void> {
    const { customerId } = after;
    const updated = await tx.update(
      CustomerMcaEntity,
      { customerId, version: before.version },
      customerMcaRow(after, this.seal),
    );
    if (updated.affected !== 1) throw new ConcurrentChange(customerId);

    const scopeChanged =
      before.customer.resellerId !== after.customer.resellerId ||
      before.customer.providerInstanceId !== after.customer.providerInstanceId;
    if (scopeChanged) await this.moveToScope(tx, after);

    // Links before the attestations that name them; agreements are added, never taken away.
    const links = added(before.signatoryLinks, after.signatoryLinks);
    if (links.length > 0) {
      const rows = links.map((link) => signatoryLinkRow(link, after, this.seal));
      await tx.upsert(SignatoryLinkEntity, rows, ['id']);
    }
    const agreements = added(before.agreements, after.agreements);
    if (agreements.length > 0) {
      const rows = agreements.map((agreement) => agreementRow(agreement, after, this.seal));
      await tx.upsert(AgreementEntity, rows, ['customerId', 'identityHash']);
    }
    await this.saveAttestations(tx, before, after);
  }

  /** The closed ones first: the index allows one live attestation at any moment, also within a transaction. */
  private async saveAttestations(tx: Tx, before: CustomerMca, after: CustomerMca): Promise<void> {
    const changed = added(before.attestations, after.attestations);
    const inOrder = changed.toSorted((a, b) => Number(isLive(a.state)) - Number(isLive(b.state)));
    for (const attestation of inOrder) {
      const earlier = before.attestations.find(({ id }) => id === attestation.id);
      const row = attestationRow(attestation, after, this.seal);
      if (earlier) await tx.update(AttestationEntity, { id: attestation.id }, row);
      else await tx.insert(AttestationEntity, row);
      const work = (kind: OutsideWorkKind, was: OutsideWork | null, is: OutsideWork | null) =>
        this.saveWork(tx, { kind, attestation, customerId: after.customerId }, was, is);
      await work('create_attestation', earlier?.creation ?? null, attestation.creation);
      await work('create_agreement', earlier?.finalisation ?? null, attestation.finalisation);
    }
  }

  private async saveWork(
    tx: Tx,
    of: { kind: OutsideWorkKind; attestation: Attestation; customerId: string },
    was: OutsideWork | null,
    is: OutsideWork | null,
  ): Promise<void> {
    if (was === is) return;
    const { kind, attestation, customerId } = of;
    if (is === null) {
      await tx.delete(OutsideWorkEntity, { attestationId: attestation.id, kind });
    } else {
      const row = outsideWorkRow(is, kind, attestation.id, customerId);
      await tx.upsert(OutsideWorkEntity, row, ['attestationId', 'kind']);
    }
  }

  private async load(tx: Tx, row: CustomerMcaEntity): Promise<CustomerMca> {
    const { customerId } = row;
    // One after the other: a transaction has one connection.
    const attestations = await tx.find(AttestationEntity, { where: { customerId }, order: { id: 'ASC' } });
    const work = await tx.findBy(OutsideWorkEntity, { customerId });
    const agreements = await tx.findBy(AgreementEntity, { customerId });
    const links = await tx.findBy(SignatoryLinkEntity, { customerId });
    return customerMcaFrom(
      row,
      {
        attestations: attestations.map((one) => attestationFrom(one, work, this.seal)),
        agreements: agreements.map((one) => agreementFrom(one, this.seal)),
        signatoryLinks: links.map((one) => signatoryLinkFrom(one, this.seal)),
      },
      this.seal,
    );
  }

  private async moveToScope(tx: Tx, mca: CustomerMca): Promise<void> {
    const { customerId } = mca;
    await tx.update(AttestationEntity, { customerId }, scopeOf(mca));
    await tx.update(AgreementEntity, { customerId }, scopeOf(mca));
    await tx.update(SignatoryLinkEntity, { customerId }, scopeOf(mca));
  }
}

/** What is new or was replaced: the domain never changes an object, it makes another. */
function added<T>(before: readonly T[], after: readonly T[]): T[] {
  return after.filter((one) => !before.includes(one));
}
