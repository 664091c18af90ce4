import { type BulkOperation, type BulkRow, bulkOperationSchema, bulkRowPageSchema } from '@assent/contracts';
import { anAttestationState, anId, anMcaState, waitFor } from '@assent/testing';
import { type Answer, type GatewayUnderTest, INSTANCE_ID, mcaEvent } from './gateway-under-test.js';

export const BULK = '/api/v1/mca/bulk-operations';

export const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');

/** What the specs do with bulk operations. */
export class BulkDesk {
  constructor(private readonly gateway: GatewayUnderTest) {}

  create(body: object, headers: Record<string, string> = {}): Promise<Answer> {
    return this.gateway.call('POST', BULK, { body, headers });
  }

  async created(body: object): Promise<BulkOperation> {
    const answer = await this.create(body);
    if (answer.status !== 201) throw new Error(`${String(answer.status)} ${answer.text}`);
    return bulkOperationSchema.parse(answer.json);
  }

  csv(content: string | Uint8Array, more: object = {}, target: object = {}): Promise<Answer> {
    return this.create({
      action: 'start',
      target: { kind: 'csv', fileName: 'customers.csv', content: base64(content), ...target },
      ...more,
    });
  }

  async steer(id: string, what: string, body?: object): Promise<Answer> {
    return this.gateway.call('POST', `${BULK}/${id}/${what}`, { body });
  }

  async get(id: string): Promise<BulkOperation> {
    return bulkOperationSchema.parse((await this.gateway.call('GET', `${BULK}/${id}`)).json);
  }

  /** Every row, page by page. */
  async rows(id: string, query = ''): Promise<BulkRow[]> {
    const all: BulkRow[] = [];
    for (let cursor = ''; ;) {
      const { json } = await this.gateway.call('GET', `${BULK}/${id}/rows?limit=200${query}${cursor}`);
      const { items, nextCursor } = bulkRowPageSchema.parse(json);
      all.push(...items);
      if (nextCursor === null) return all;
      cursor = `&cursor=${nextCursor}`;
    }
  }

  async until(
    id: string,
    wanted: (operation: BulkOperation) => boolean,
    what: string,
  ): Promise<BulkOperation> {
    return waitFor(
      async () => {
        const operation = await this.get(id);
        return wanted(operation) ? operation : undefined;
      },
      { deadlineMs: 60_000, what },
    );
  }

  /** Answers everything that is on its way, as the attestations service does, until `over` says so. */
  async answerUntil(id: string, over: (operation: BulkOperation) => boolean): Promise<BulkOperation> {
    return waitFor(
      async () => {
        await this.settleSent(id);
        const operation = await this.get(id);
        return over(operation) ? operation : undefined;
      },
      { deadlineMs: 120_000, everyMs: 200, what: 'the bulk operation to go on' },
    );
  }

  /** One event that settles all rows that are on their way. */
  async settleSent(id: string): Promise<number> {
    const rows = await this.gateway.database.dataSource.query<{ operation_id: string }[]>(
      `SELECT operation_id FROM bulk_operation_row WHERE bulk_operation_id = $1 AND state = 'sent'`,
      [id],
    );
    if (rows.length === 0) return 0;
    const attestation = anAttestationState();
    await this.gateway.publish(
      mcaEvent(anMcaState({ attestation, providerInstanceId: INSTANCE_ID }), {
        settles: rows.map(({ operation_id }) => ({
          operationId: operation_id,
          resource: { kind: 'attestation' as const, id: attestation.id },
        })),
      }),
    );
    return rows.length;
  }

  /** Many verified customers without an agreement, straight into the read model; by company name. */
  async manyCustomers(count: number, name: string): Promise<{ customerId: string; tenantId: string }[]> {
    const customers = Array.from({ length: count }, () => ({ customerId: anId(), tenantId: anId() }));
    await this.gateway.database.dataSource.query(
      `INSERT INTO customer_view (customer_id, customer_version, provider_instance_id, tenant_id, company_name,
         domain, country, customer_contact, lifecycle, customer_created_at, customer_updated_at, mca_version, status,
         reason_code, next_action, status_since, last_activity_at)
       SELECT "customerId", 1, $2, "tenantId", $3 || ' ' || to_char(place, 'FM00000'),
         "tenantId" || '.onmicrosoft.com', 'DE',
         jsonb_build_object('firstName', 'Ada', 'lastName', 'Jensen', 'email', 'ada' || place || '@nordwind.example'),
         'active', now(), now(), 1, 'required', 'no_agreement', 'start_attestation', now(), now()
       FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS ("customerId" uuid, "tenantId" uuid))
         WITH ORDINALITY AS row ("customerId", "tenantId", place)`,
      [JSON.stringify(customers), INSTANCE_ID, name],
    );
    return customers;
  }
}
