import {
  type CustomerMca,
  customerMcaSchema,
  type Eligibility,
  eligibilitySchema,
  importViewSchema,
  mcaAttentionSchema,
  type McaSummary,
  mcaSummarySchema,
  operationSchema,
  type Problem,
  problemSchema,
  timelinePageSchema,
  type WorkListPage,
  workListPageSchema,
} from '@assent/contracts';
import { waitFor } from '@assent/testing';

/** What the API answered: the status, the headers, and the body as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The public API as an order system uses it, with every answer checked against the published shapes. */
export class AssentClient {
  constructor(readonly url: string) {}

  async get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** Posts a command and waits for its outcome, as long as the API allows. */
  async post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, body, { prefer: 'wait=30', ...headers });
  }

  async mca(customerId: string): Promise<CustomerMca> {
    return customerMcaSchema.parse((await this.get(`/api/v1/customers/${customerId}/mca`)).body);
  }

  async eligibility(customerId: string): Promise<Eligibility> {
    return eligibilitySchema.parse((await this.get(`/api/v1/customers/${customerId}/mca/eligibility`)).body);
  }

  async summary(): Promise<McaSummary> {
    return mcaSummarySchema.parse((await this.get('/api/v1/mca/summary')).body);
  }

  async workList(query: string): Promise<WorkListPage> {
    return workListPageSchema.parse((await this.get(`/api/v1/mca/customers?${query}`)).body);
  }

  /** What happened to the customer, newest first, as the names of the changes. */
  async timeline(customerId: string): Promise<string[]> {
    const { body } = await this.get(`/api/v1/customers/${customerId}/mca/timeline?limit=200`);
    return timelinePageSchema.parse(body).items.map(({ change }) => change);
  }

  /** Imports every customer of the sandbox and waits until all of them are shown and none is unverified. */
  async importAndVerify(): Promise<void> {
    const answer = await this.post('/api/v1/customers/import', {});
    if (answer.status >= 300)
      throw new Error(`The import answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    const imported = await this.imported(answer);
    await waitFor(
      async () => {
        // Customers come into the list one after the other: the first may be verified before the last is there.
        if ((await this.summary()).total < imported) return false;
        const { body } = await this.get('/api/v1/mca/attention');
        return mcaAttentionSchema.parse(body).notVerified === 0;
      },
      { deadlineMs: 180_000, what: 'all imported customers to be verified', everyMs: 100 },
    );
  }

  /** How many customers an import has read, once it is complete. */
  private async imported({ status, body }: Answer): Promise<number> {
    const id = status === 200 ? importViewSchema.parse(body).id : operationSchema.parse(body).resource?.id;
    if (id === undefined) throw new Error(`The import has no id to ask for: ${JSON.stringify(body)}`);
    return waitFor(
      async () => {
        const { body: view } = await this.get(`/api/v1/customers/imports/${id}`);
        const { state, seen } = importViewSchema.parse(view);
        return state === 'completed' && seen;
      },
      { deadlineMs: 120_000, what: 'the import to be complete', everyMs: 100 },
    );
  }

  /** A customer that Microsoft knows no agreement of. */
  async customerWithoutAgreement(): Promise<string> {
    const { items } = await this.workList('status=required&limit=200');
    const row = items.find(({ reasonCode }) => reasonCode === 'no_agreement');
    if (!row) throw new Error('The sandbox has no customer without an agreement left.');
    return row.customerId;
  }

  private async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : JSON.parse(text),
    };
  }
}

/** The answer as a problem; fails when it is not one. */
export function problemOf(answer: Answer): Problem {
  return problemSchema.parse(answer.body);
}
