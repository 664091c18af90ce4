import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose share of the calls to Microsoft a row's work uses. What waits already counts as before: links and
 * agreements as a person's, the reading of agreements as a sweep's until somebody asks for it again.
 */
export class AddPriority1764100000000 implements MigrationInterface {
  name = 'AddPriority1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE outside_work ADD priority text NOT NULL DEFAULT 'interactive'`);
    await runner.query(`ALTER TABLE customer_mca ADD verification_priority text NOT NULL DEFAULT 'sweep'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE customer_mca DROP verification_priority');
    await runner.query('ALTER TABLE outside_work DROP priority');
  }
}
