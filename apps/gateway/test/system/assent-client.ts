import {
  type CustomerMca,
  customerMcaSchema,
  type Eligibility,
  eligibilitySchema,
  type McaSummary,
  mcaSummarySchema,
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

  /** Imports every customer of the sandbox and waits until none of them is unverified. */
  async importAndVerify(): Promise<void> {
    const answer = await this.post('/api/v1/customers/import', {});
    if (answer.status >= 300)
      throw new Error(`The import answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    await waitFor(
      async () => {
        const { items } = await this.workList('status=required&limit=200');
        return items.length > 0 && items.every(({ reasonCode }) => reasonCode !== 'not_verified');
      },
      { deadlineMs: 90_000, what: 'all imported customers to be verified' },
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
