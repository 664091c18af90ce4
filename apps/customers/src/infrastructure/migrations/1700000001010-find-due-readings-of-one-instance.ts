import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Due readings are handed out for one provider instance at a time. */
export class FindDueReadingsOfOneInstance1700000001010 implements MigrationInterface {
  name = 'FindDueReadingsOfOneInstance1700000001010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX details_reading_next_attempt_of_instance
        ON details_reading (provider_instance_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL`);
    await queryRunner.query('DROP INDEX details_reading_next_attempt');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX details_reading_next_attempt ON details_reading (next_attempt_at) WHERE next_attempt_at IS NOT NULL`,
    );
    await queryRunner.query('DROP INDEX details_reading_next_attempt_of_instance');
  }
}
