import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers, what is owed to Microsoft for them, imports, and first credentials. */
export class CreateCustomers1700000001001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE reseller (
        id uuid NOT NULL,
        provider_instance_id uuid NOT NULL,
        name text NOT NULL,
        created_at timestamp with time zone NOT NULL,
        CONSTRAINT reseller_pkey PRIMARY KEY (id)
      )`);
    await queryRunner.query('CREATE INDEX reseller_provider_instance ON reseller (provider_instance_id)');
    await queryRunner.query(`
      CREATE TABLE customer (
        id uuid NOT NULL,
        version integer NOT NULL,
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        tenant_id uuid,
        company_name text NOT NULL,
        domain text,
        country text,
        contact jsonb,
        lifecycle text NOT NULL,
        last_seen_import_id uuid,
        created_at timestamp with time zone NOT NULL,
        updated_at timestamp with time zone NOT NULL,
        CONSTRAINT customer_pkey PRIMARY KEY (id),
        CONSTRAINT customer_lifecycle CHECK (lifecycle IN ('creating', 'active', 'ending', 'ended', 'failed'))
      )`);
    await queryRunner.query(
      'CREATE UNIQUE INDEX customer_tenant ON customer (provider_instance_id, tenant_id)',
    );
    await queryRunner.query(
      'CREATE INDEX customer_without_tenant ON customer (provider_instance_id, domain) WHERE tenant_id IS NULL',
    );
    await queryRunner.query(`
      CREATE TABLE customer_call (
        customer_id uuid NOT NULL,
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        kind text NOT NULL,
        new_customer jsonb,
        origin jsonb NOT NULL,
        request_id uuid,
        attempts integer NOT NULL DEFAULT 0,
        lease_id uuid,
        leased_until timestamp with time zone NOT NULL,
        next_attempt_at timestamp with time zone NOT NULL,
        CONSTRAINT customer_call_pkey PRIMARY KEY (customer_id),
        CONSTRAINT customer_call_kind CHECK (kind IN ('create', 'end')),
        CONSTRAINT customer_call_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
      )`);
    await queryRunner.query('CREATE INDEX customer_call_next_attempt ON customer_call (next_attempt_at)');
    await queryRunner.query(`
      CREATE TABLE customer_import (
        id uuid NOT NULL,
        provider_instance_id uuid NOT NULL,
        state text NOT NULL,
        phase text NOT NULL,
        continuation text,
        restarts integer NOT NULL,
        step integer NOT NULL,
        pages integer NOT NULL,
        seen integer NOT NULL,
        created integer NOT NULL,
        changed integer NOT NULL,
        ended integer NOT NULL,
        attempts integer NOT NULL,
        origin jsonb NOT NULL,
        not_before timestamp with time zone NOT NULL,
        next_attempt_at timestamp with time zone NOT NULL,
        started_at timestamp with time zone NOT NULL,
        updated_at timestamp with time zone NOT NULL,
        CONSTRAINT customer_import_pkey PRIMARY KEY (id),
        CONSTRAINT customer_import_state CHECK (state IN ('running', 'completed', 'failed')),
        CONSTRAINT customer_import_phase CHECK (phase IN ('listing', 'closing'))
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX customer_import_running ON customer_import (provider_instance_id) WHERE state = 'running'`,
    );
    await queryRunner.query(
      `CREATE INDEX customer_import_next_attempt ON customer_import (next_attempt_at) WHERE state = 'running'`,
    );
    await queryRunner.query(`
      CREATE TABLE initial_credential (
        customer_id uuid NOT NULL,
        provider_instance_id uuid NOT NULL,
        reseller_id uuid,
        sealed text NOT NULL,
        expires_at timestamp with time zone NOT NULL,
        CONSTRAINT initial_credential_pkey PRIMARY KEY (customer_id),
        CONSTRAINT initial_credential_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
      )`);
    await queryRunner.query('CREATE INDEX initial_credential_expires ON initial_credential (expires_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['initial_credential', 'customer_import', 'customer_call', 'customer', 'reseller']) {
      await queryRunner.query(`DROP TABLE ${table}`);
    }
  }
}
