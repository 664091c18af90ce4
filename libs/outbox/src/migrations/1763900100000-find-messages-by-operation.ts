import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which operation a command belongs to, and which ones an event answers, so that both can be sent again while
 * an operation has no outcome. Messages from before have neither, and are not sent again.
 */
export class FindMessagesByOperation1763900100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE outbox_message ADD COLUMN operation_id uuid, ADD COLUMN answers uuid[]',
    );
    await queryRunner.query(
      'CREATE INDEX outbox_message_operation ON outbox_message (operation_id) WHERE operation_id IS NOT NULL',
    );
    await queryRunner.query(
      'CREATE INDEX outbox_message_answers ON outbox_message USING gin (answers) WHERE answers IS NOT NULL',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE outbox_message DROP COLUMN answers, DROP COLUMN operation_id');
  }
}
