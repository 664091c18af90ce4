import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The gateway's copy of what partners decide for a provider instance, and of the logo that it serves. */
export class ProviderInstanceSettings1764000000002 implements MigrationInterface {
  readonly name = 'ProviderInstanceSettings1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "provider_instance_settings_view" (
        "provider_instance_id" uuid NOT NULL,
        "reseller_id" uuid,
        "version" integer NOT NULL,
        "settings" jsonb NOT NULL,
        "changed_at" timestamptz NOT NULL,
        CONSTRAINT "provider_instance_settings_view_pkey" PRIMARY KEY ("provider_instance_id")
      )`);
    await runner.query(`
      CREATE TABLE "provider_instance_logo_view" (
        "provider_instance_id" uuid NOT NULL,
        "reseller_id" uuid,
        "version" integer NOT NULL,
        "facts" jsonb,
        "content_hash" text,
        "content" bytea,
        "changed_at" timestamptz NOT NULL,
        CONSTRAINT "provider_instance_logo_view_pkey" PRIMARY KEY ("provider_instance_id")
      )`);
    await runner.query(`
      CREATE INDEX "provider_instance_logo_view_by_hash" ON "provider_instance_logo_view" ("content_hash")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "provider_instance_logo_view"`);
    await runner.query(`DROP TABLE "provider_instance_settings_view"`);
  }
}
