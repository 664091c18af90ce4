import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first tables of every service; their time stamp puts them before any of its own. */
export class CreateOutboxAndInbox1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE outbox_message (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        message_id uuid NOT NULL,
        type text NOT NULL,
        priority smallint NOT NULL,
        message json NOT NULL,
        created_at timestamp with time zone NOT NULL DEFAULT now(),
        published_at timestamp with time zone,
        published_position bigint,
        published_index integer,
        refusals integer NOT NULL DEFAULT 0,
        next_attempt_at timestamp with time zone NOT NULL DEFAULT now(),
        CONSTRAINT outbox_message_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query('CREATE UNIQUE INDEX outbox_message_message_id ON outbox_message (message_id)');
    await queryRunner.query(
      'CREATE INDEX outbox_message_to_publish ON outbox_message (priority, id) WHERE published_at IS NULL',
    );
    await queryRunner.query(
      'CREATE INDEX outbox_message_published_at ON outbox_message (published_at) WHERE published_at IS NOT NULL',
    );
    await queryRunner.query(
      'CREATE UNIQUE INDEX outbox_message_position ON outbox_message (published_position, published_index)',
    );
    await queryRunner.query(`
      CREATE TABLE inbox_message (
        message_id uuid NOT NULL,
        handler text NOT NULL,
        handled_at timestamp with time zone NOT NULL DEFAULT now(),
        CONSTRAINT inbox_message_pkey PRIMARY KEY (message_id, handler)
      )`);
    await queryRunner.query('CREATE INDEX inbox_message_handled_at ON inbox_message (handled_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE inbox_message');
    await queryRunner.query('DROP TABLE outbox_message');
  }
}
