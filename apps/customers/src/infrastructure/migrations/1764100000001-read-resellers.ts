import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What Microsoft tells of indirect resellers, whom they serve, and how far the reading of that has come. */
export class ReadResellers1764100000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE reseller
        ADD version integer NOT NULL DEFAULT 1,
        ADD tenant_id uuid,
        ADD mpn_id text,
        ADD location text,
        ADD active boolean NOT NULL DEFAULT false,
        ADD updated_at timestamp with time zone`);
    // Nothing has filled the table so far; a row made by hand keeps its name and is no tenant of Microsoft's.
    await queryRunner.query('UPDATE reseller SET tenant_id = id, updated_at = created_at');
    await queryRunner.query(`
      ALTER TABLE reseller
        ALTER version DROP DEFAULT,
        ALTER tenant_id SET NOT NULL,
        ALTER active DROP DEFAULT,
        ALTER updated_at SET NOT NULL`);
    await queryRunner.query(
      'CREATE UNIQUE INDEX reseller_tenant ON reseller (provider_instance_id, tenant_id)',
    );
    await queryRunner.query('ALTER TABLE customer ADD reseller_pass_id uuid');
    await queryRunner.query(
      'CREATE INDEX customer_of_reseller ON customer (reseller_id, id) WHERE reseller_id IS NOT NULL',
    );
    await queryRunner.query(`
      CREATE TABLE reseller_reading (
        id uuid NOT NULL,
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        pass_id uuid,
        phase text NOT NULL DEFAULT 'listing',
        continuation text,
        attempts integer NOT NULL DEFAULT 0,
        lease_id uuid,
        next_attempt_at timestamp with time zone NOT NULL,
        CONSTRAINT reseller_reading_pkey PRIMARY KEY (id),
        CONSTRAINT reseller_reading_phase CHECK (phase IN ('listing', 'releasing'))
      )`);
    await queryRunner.query(
      'CREATE INDEX reseller_reading_due ON reseller_reading (provider_instance_id, next_attempt_at)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE reseller_reading');
    await queryRunner.query('DROP INDEX customer_of_reseller');
    await queryRunner.query('ALTER TABLE customer DROP COLUMN reseller_pass_id');
    await queryRunner.query('DROP INDEX reseller_tenant');
    await queryRunner.query(`
      ALTER TABLE reseller DROP COLUMN version, DROP COLUMN tenant_id, DROP COLUMN mpn_id, DROP COLUMN location,
        DROP COLUMN active, DROP COLUMN updated_at`);
  }
}
