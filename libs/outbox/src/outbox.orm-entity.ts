import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A message that was decided in the transaction that inserted it, and waits for the relay, or has been
 * published by it. What is personal or secret in it was sealed before the insert.
 */
@Entity('outbox_message')
@Index('outbox_message_to_publish', ['priority', 'id'], { where: 'published_at IS NULL' })
@Index('outbox_message_published_at', ['publishedAt'], { where: 'published_at IS NOT NULL' })
@Index('outbox_message_position', ['publishedPosition', 'publishedIndex'], { unique: true })
@Index('outbox_message_operation', ['operationId'], { where: 'operation_id IS NOT NULL' })
@Index('outbox_message_answers', { synchronize: false })
export class OutboxMessageOrmEntity {
  /** Order of insertion, which is not quite the order of commits; nobody relies on it. */
  @PrimaryGeneratedColumn('identity', {
    name: 'id',
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'outbox_message_pkey',
  })
  id!: string;

  @Column({ name: 'message_id', type: 'uuid' })
  @Index('outbox_message_message_id', { unique: true })
  messageId!: string;

  /** Stands in `message` too; here for people and metrics. */
  @Column({ name: 'type', type: 'text' })
  type!: string;

  /** 0 interactive, 1 sweep, 2 bulk: a person's message is not kept waiting by a hundred thousand replayed ones. */
  @Column({ name: 'priority', type: 'smallint' })
  priority!: number;

  /** The sealed message, exactly as it is queued. `json`, not `jsonb`: nobody queries it, and it stays as it was. */
  @Column({ name: 'message', type: 'json' })
  message!: unknown;

  /** The operation that a command belongs to; null for events. */
  @Column({ name: 'operation_id', type: 'uuid', nullable: true })
  operationId!: string | null;

  /** The operations whose outcome the message tells; null for none. */
  @Column({ name: 'answers', type: 'uuid', array: true, nullable: true })
  answers!: string[] | null;

  @Column({ name: 'created_at', type: 'timestamp with time zone', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'published_at', type: 'timestamp with time zone', nullable: true })
  publishedAt!: Date | null;

  /** Where the relay's marker in Redis stood after the batch that published this message. */
  @Column({ name: 'published_position', type: 'bigint', nullable: true })
  publishedPosition!: string | null;

  /** Place in that batch. Unique with the position, so that two batches can't hold the same one. */
  @Column({ name: 'published_index', type: 'integer', nullable: true })
  publishedIndex!: number | null;

  /** How often this very message was refused, while Redis was there. */
  @Column({ name: 'refusals', type: 'integer', default: 0 })
  refusals!: number;

  /** After a refusal: not before this time. */
  @Column({ name: 'next_attempt_at', type: 'timestamp with time zone', default: () => 'now()' })
  nextAttemptAt!: Date;
}
