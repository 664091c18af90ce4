import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Due polls and verifications are handed out for one provider instance at a time. */
export class FindDueWorkOfOneInstance1763800000010 implements MigrationInterface {
  name = 'FindDueWorkOfOneInstance1763800000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX "IDX_attestation_poll_due_of_instance" ON attestation (provider_instance_id, next_poll_at)
        WHERE next_poll_at IS NOT NULL`);
    await runner.query(`
      CREATE INDEX "IDX_customer_mca_verification_due_of_instance"
        ON customer_mca (provider_instance_id, (verified_at IS NOT NULL), next_verify_at)
        WHERE next_verify_at IS NOT NULL`);
    await runner.query('DROP INDEX "IDX_attestation_poll_due"');
    await runner.query('DROP INDEX "IDX_customer_mca_verification_due"');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX "IDX_attestation_poll_due" ON attestation (next_poll_at) WHERE next_poll_at IS NOT NULL`);
    await runner.query(`
      CREATE INDEX "IDX_customer_mca_verification_due"
        ON customer_mca ((verified_at IS NOT NULL), next_verify_at)
        WHERE next_verify_at IS NOT NULL`);
    await runner.query('DROP INDEX "IDX_attestation_poll_due_of_instance"');
    await runner.query('DROP INDEX "IDX_customer_mca_verification_due_of_instance"');
  }
}
