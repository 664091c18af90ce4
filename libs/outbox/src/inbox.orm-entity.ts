import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Proof that a handler has done a message's work: inserted in the very transaction of that work. */
@Entity('inbox_message')
@Index('inbox_message_handled_at', ['handledAt'])
export class InboxMessageOrmEntity {
  @PrimaryColumn({ name: 'message_id', type: 'uuid', primaryKeyConstraintName: 'inbox_message_pkey' })
  messageId!: string;

  @PrimaryColumn({ name: 'handler', type: 'text', primaryKeyConstraintName: 'inbox_message_pkey' })
  handler!: string;

  @Column({ name: 'handled_at', type: 'timestamp with time zone', default: () => 'now()' })
  handledAt!: Date;
}
