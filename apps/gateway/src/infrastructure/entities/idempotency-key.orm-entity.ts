import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

const primary = { primaryKeyConstraintName: 'idempotency_key_pkey' } as const;

/** A caller's key for one request, and the operation that the first request with it made. */
@Entity('idempotency_key')
@Index('idempotency_key_by_age', ['createdAt'])
export class IdempotencyKeyOrmEntity {
  @PrimaryColumn('text', { name: 'caller', ...primary })
  caller!: string;

  @PrimaryColumn('text', { name: 'method', ...primary })
  method!: string;

  @PrimaryColumn('text', { name: 'path', ...primary })
  path!: string;

  @PrimaryColumn('text', { name: 'key', ...primary })
  key!: string;

  /** SHA-256 of the body; another body under the same key is a mistake of the caller. */
  @Column('text', { name: 'fingerprint' })
  fingerprint!: string;

  @Column('uuid', { name: 'operation_id' })
  operationId!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
