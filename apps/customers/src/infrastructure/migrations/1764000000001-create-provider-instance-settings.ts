import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What partners decide for a provider instance, and the logo that they show to signatories. */
export class CreateProviderInstanceSettings1764000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE provider_instance_settings (
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        version integer NOT NULL,
        settings jsonb NOT NULL,
        changed_at timestamp with time zone NOT NULL,
        CONSTRAINT provider_instance_settings_pkey PRIMARY KEY (provider_instance_id)
      )`);
    await queryRunner.query(`
      CREATE TABLE provider_instance_logo (
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        version integer NOT NULL,
        facts jsonb,
        content bytea,
        changed_at timestamp with time zone NOT NULL,
        CONSTRAINT provider_instance_logo_pkey PRIMARY KEY (provider_instance_id)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE provider_instance_logo');
    await queryRunner.query('DROP TABLE provider_instance_settings');
  }
}
