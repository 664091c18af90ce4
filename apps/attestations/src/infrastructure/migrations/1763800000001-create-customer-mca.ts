import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The aggregate: the customer's facts and status, attestations, work at Microsoft, agreements, addresses. */
export class CreateCustomerMca1763800000001 implements MigrationInterface {
  name = 'CreateCustomerMca1763800000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE customer_mca (
        customer_id uuid NOT NULL,
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        version integer NOT NULL,
        customer_version integer NOT NULL,
        tenant_id uuid,
        company_name text NOT NULL,
        country text,
        lifecycle text NOT NULL,
        reason_code text NOT NULL,
        status_since timestamptz NOT NULL,
        verified_at timestamptz,
        verification_unavailable boolean NOT NULL,
        next_verify_at timestamptz,
        verification_leased_until timestamptz,
        verification_attempts integer NOT NULL,
        verification_operation_ids uuid[] NOT NULL,
        last_error_sealed text,
        CONSTRAINT "PK_customer_mca" PRIMARY KEY (customer_id)
      )`);
    await runner.query(`
      CREATE INDEX "IDX_customer_mca_verification_due"
        ON customer_mca ((verified_at IS NOT NULL), next_verify_at)
        WHERE next_verify_at IS NOT NULL`);

    await runner.query(`
      CREATE TABLE attestation (
        id uuid NOT NULL,
        customer_id uuid NOT NULL,
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        state text NOT NULL,
        signatory_link_id uuid NOT NULL,
        contact_sealed text NOT NULL,
        country text NOT NULL,
        language text NOT NULL,
        delivery text NOT NULL,
        link_lifetime_minutes integer NOT NULL,
        renewal_of uuid,
        origin text NOT NULL,
        warnings text[] NOT NULL,
        requested_at timestamptz NOT NULL,
        link_generated_at timestamptz,
        expires_at timestamptz,
        opened_at timestamptz,
        last_opened_at timestamptz,
        accepted_at timestamptz,
        late_accepted_at timestamptz,
        finalised_at timestamptz,
        closed_at timestamptz,
        decline_reason_sealed text,
        microsoft_id text,
        acceptance_url_sealed text,
        next_poll_at timestamptz,
        link_operation_id uuid,
        agreement_operation_id uuid,
        correlation_id text NOT NULL,
        CONSTRAINT "PK_attestation" PRIMARY KEY (id)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX "UQ_attestation_one_live_per_customer" ON attestation (customer_id)
        WHERE state = ANY (ARRAY['requested'::text, 'link_generated'::text, 'accepted'::text])`);
    await runner.query('CREATE INDEX "IDX_attestation_customer" ON attestation (customer_id)');
    await runner.query(`
      CREATE INDEX "IDX_attestation_expiry_due" ON attestation (expires_at) WHERE state = 'link_generated'`);
    await runner.query(`
      CREATE INDEX "IDX_attestation_poll_due" ON attestation (next_poll_at) WHERE next_poll_at IS NOT NULL`);

    await runner.query(`
      CREATE TABLE outside_work (
        attestation_id uuid NOT NULL,
        kind text NOT NULL,
        customer_id uuid NOT NULL,
        request_id uuid NOT NULL,
        attempts integer NOT NULL,
        next_attempt_at timestamptz NOT NULL,
        leased_until timestamptz,
        outcome_unknown boolean NOT NULL,
        CONSTRAINT "PK_outside_work" PRIMARY KEY (attestation_id, kind)
      )`);
    await runner.query('CREATE INDEX "IDX_outside_work_due" ON outside_work (next_attempt_at)');
    await runner.query('CREATE INDEX "IDX_outside_work_customer" ON outside_work (customer_id)');

    await runner.query(`
      CREATE TABLE agreement (
        customer_id uuid NOT NULL,
        identity_hash text NOT NULL,
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        source text NOT NULL,
        date_agreed timestamptz,
        contact_sealed text,
        template_id text,
        proven boolean NOT NULL,
        CONSTRAINT "PK_agreement" PRIMARY KEY (customer_id, identity_hash)
      )`);

    await runner.query(`
      CREATE TABLE signatory_link (
        id uuid NOT NULL,
        customer_id uuid NOT NULL,
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        contact_sealed text NOT NULL,
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT "PK_signatory_link" PRIMARY KEY (id)
      )`);
    await runner.query('CREATE INDEX "IDX_signatory_link_customer" ON signatory_link (customer_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE signatory_link, agreement, outside_work, attestation, customer_mca');
  }
}
