import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMails1700000100001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE mail (
        id uuid NOT NULL,
        message_id uuid NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        customer_id uuid NOT NULL,
        attestation_id uuid NOT NULL,
        signatory_link_id uuid NOT NULL,
        company_name text NOT NULL,
        contact_sealed text NOT NULL,
        language text NOT NULL,
        expires_at timestamp with time zone NOT NULL,
        correlation_id text NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamp with time zone,
        woken_at timestamp with time zone,
        last_error text,
        created_at timestamp with time zone NOT NULL,
        settled_at timestamp with time zone,
        CONSTRAINT mail_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query('CREATE UNIQUE INDEX mail_message_id ON mail (message_id)');
    await queryRunner.query(
      `CREATE INDEX mail_due ON mail (next_attempt_at) WHERE next_attempt_at IS NOT NULL`,
    );
    await queryRunner.query('CREATE INDEX mail_attestation_id ON mail (attestation_id)');
    await queryRunner.query(`
      CREATE TABLE delivery (
        customer_id uuid NOT NULL,
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        version integer NOT NULL,
        attestation_id uuid NOT NULL,
        invitation_sent_at timestamp with time zone,
        last_reminder_sent_at timestamp with time zone,
        reminders_sent integer NOT NULL,
        failure text,
        CONSTRAINT delivery_pkey PRIMARY KEY (customer_id)
      )`);
    await queryRunner.query(`
      CREATE TABLE closed_attestation (
        attestation_id uuid NOT NULL,
        state text NOT NULL,
        closed_at timestamp with time zone NOT NULL,
        CONSTRAINT closed_attestation_pkey PRIMARY KEY (attestation_id)
      )`);
    await queryRunner.query('CREATE INDEX closed_attestation_closed_at ON closed_attestation (closed_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE closed_attestation');
    await queryRunner.query('DROP TABLE delivery');
    await queryRunner.query('DROP TABLE mail');
  }
}
