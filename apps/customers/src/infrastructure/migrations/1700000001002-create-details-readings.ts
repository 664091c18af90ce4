import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers whose country and contact are still to be read from Microsoft; those here already are found by a sweep. */
export class CreateDetailsReadings1700000001002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE details_reading (
        customer_id uuid NOT NULL,
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        attempts integer NOT NULL DEFAULT 0,
        refusals integer NOT NULL DEFAULT 0,
        lease_id uuid,
        leased_until timestamp with time zone NOT NULL,
        next_attempt_at timestamp with time zone,
        CONSTRAINT details_reading_pkey PRIMARY KEY (customer_id),
        CONSTRAINT details_reading_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
      )`);
    await queryRunner.query(
      `CREATE INDEX details_reading_next_attempt ON details_reading (next_attempt_at) WHERE next_attempt_at IS NOT NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX customer_without_details ON customer (id) WHERE lifecycle = 'active' AND (country IS NULL OR contact IS NULL)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX customer_without_details');
    await queryRunner.query('DROP TABLE details_reading');
  }
}
