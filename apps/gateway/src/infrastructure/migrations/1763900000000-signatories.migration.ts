import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finds the customers of one contact, and puts a named signatory among what asks for a person.
 *
 * A generated column cannot be given another rule, so `urgency` is made anew, with its indexes: the table is
 * written once and locked meanwhile, about a second for 100,000 customers. The version that runs before this
 * one reads and writes the column as before.
 */
export class Signatories1763900000000 implements MigrationInterface {
  readonly name = 'Signatories1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    await this.onEachView(runner, async (view, suffix) => {
      await runner.query(`
        CREATE INDEX "customer_view_by_contact${suffix}" ON "${view}" (
          lower(coalesce("attestation_contact" ->> 'email', "customer_contact" ->> 'email')),
          "company_sort", "customer_id"
        ) WHERE "listed"`);
      await setUrgency(runner, view, suffix, `('renew_link', 'confirm_signatory')`);
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.onEachView(runner, async (view, suffix) => {
      await setUrgency(runner, view, suffix, `('renew_link')`);
      await runner.query(`DROP INDEX "customer_view_by_contact${suffix}"`);
    });
  }

  /** A full replay may be under way: its shadow takes the place of the view and has to be the same. */
  private async onEachView(
    runner: QueryRunner,
    change: (view: string, suffix: string) => Promise<void>,
  ): Promise<void> {
    await change('customer_view', '');
    if (await runner.hasTable('customer_view_shadow')) await change('customer_view_shadow', '_shadow');
  }
}

async function setUrgency(runner: QueryRunner, view: string, suffix: string, second: string): Promise<void> {
  // Its indexes go with the column.
  await runner.query(`ALTER TABLE "${view}" DROP COLUMN "urgency"`);
  await runner.query(`
    ALTER TABLE "${view}" ADD COLUMN "urgency" smallint NOT NULL GENERATED ALWAYS AS (
      CASE
        WHEN "next_action" = 'create_agreement' THEN 0
        WHEN "next_action" IN ${second} THEN 1
        WHEN "next_action" = 'start_attestation' THEN 2
        WHEN "next_action" = 'refresh' THEN 3
        WHEN "next_action" = 'wait' THEN 4
        ELSE 5
      END
    ) STORED`);
  const columns = '"urgency", "status_since", "customer_id"';
  await runner.query(
    `CREATE INDEX "customer_view_by_urgency${suffix}" ON "${view}" (${columns}) WHERE "listed"`,
  );
  await runner.query(
    `CREATE INDEX "customer_view_by_status_urgency${suffix}" ON "${view}" ("status", ${columns}) WHERE "listed"`,
  );
}
