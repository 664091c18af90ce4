import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What partners decide for a provider instance, as far as decisions about agreements need it. */
export class CreateInstanceSettings1764000000004 implements MigrationInterface {
  name = 'CreateInstanceSettings1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE instance_settings (
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        version integer NOT NULL,
        finalisation_mode text NOT NULL,
        undo_minutes integer NOT NULL,
        link_lifetime_minutes integer NOT NULL,
        CONSTRAINT "PK_instance_settings" PRIMARY KEY (provider_instance_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE instance_settings');
  }
}
