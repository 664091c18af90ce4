import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How partners want to appear in mails. */
export class CreateSenderBranding1764000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE sender_branding (
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        version integer NOT NULL,
        branding jsonb NOT NULL,
        CONSTRAINT sender_branding_pkey PRIMARY KEY (provider_instance_id)
      )`);
    await queryRunner.query(`
      CREATE TABLE sender_logo (
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        version integer NOT NULL,
        facts jsonb,
        content bytea,
        CONSTRAINT sender_logo_pkey PRIMARY KEY (provider_instance_id)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE sender_logo');
    await queryRunner.query('DROP TABLE sender_branding');
  }
}
