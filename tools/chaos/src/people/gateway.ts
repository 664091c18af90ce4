import {
  type CustomerMca,
  customerMcaSchema,
  customerPageSchema,
  type CustomerView,
  type Eligibility,
  eligibilitySchema,
  importViewSchema,
  type ImportView,
  type McaSummary,
  mcaSummarySchema,
  operationSchema,
  problemSchema,
} from '@assent/contracts';
import { randomUUID } from 'node:crypto';
import type { Answer, Person } from './person.js';

/** How a command ended for whoever sent it. */
export type Outcome =
  | { readonly kind: 'done'; readonly operationId: string | null }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly detail: string;
      readonly operationId: string | null;
    };

/** The system no longer knows what it had confirmed. */
export class LostError extends Error {}

export interface CommandOptions {
  /** The same key: the same command, however often it is sent. */
  readonly key?: string;
  /** Seconds to be held for the outcome; left out: asks for it again and again. */
  readonly waitSeconds?: number;
}

/** Quick at first, then as a client that is told to be considerate: each pause longer, up to some seconds. */
const ASK_AGAIN_MS = { first: 300, longest: 5_000 } as const;

/** The public API of the gateway in one person's hands. */
export class Gateway {
  constructor(
    private readonly url: string,
    readonly person: Person,
    /** Told of every operation that the API has confirmed. */
    private readonly confirmed: (operationId: string) => void,
  ) {}

  /** Sends a command and stays with it until its outcome is known. @throws LostError */
  async command(path: string, body: unknown, options: CommandOptions = {}): Promise<Outcome> {
    const { key = randomUUID(), waitSeconds } = options;
    const answer = await this.person.ask({
      method: 'POST',
      url: `${this.url}/api/v1/${path}`,
      body: body ?? {},
      headers: {
        'idempotency-key': key,
        ...(waitSeconds === undefined ? {} : { prefer: `wait=${waitSeconds}` }),
      },
    });
    if (answer.status === 202) return this.outcomeOf(operationSchema.parse(answer.body).id);
    return answer.status < 300 ? { kind: 'done', operationId: null } : refusal(answer, null);
  }

  async mca(customerId: string): Promise<CustomerMca> {
    return customerMcaSchema.parse(await this.read(`customers/${customerId}/mca`));
  }

  async eligibility(customerId: string): Promise<Eligibility> {
    return eligibilitySchema.parse(await this.read(`customers/${customerId}/mca/eligibility`));
  }

  async summary(): Promise<McaSummary> {
    return mcaSummarySchema.parse(await this.read('mca/summary'));
  }

  async import(importId: string): Promise<ImportView> {
    return importViewSchema.parse(await this.read(`customers/imports/${importId}`));
  }

  /** Every customer, page by page. */
  async customers(): Promise<CustomerView[]> {
    const all: CustomerView[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = customerPageSchema.parse(await this.read(`customers?limit=200${query}`));
      all.push(...page.items);
      cursor = page.nextCursor;
    }
    return all;
  }

  private async outcomeOf(operationId: string): Promise<Outcome> {
    this.confirmed(operationId);
    let pauseMs: number = ASK_AGAIN_MS.first;
    for (;;) {
      const answer = await this.person.ask({
        method: 'GET',
        url: `${this.url}/api/v1/operations/${operationId}`,
      });
      if (answer.status !== 200) {
        throw new LostError(`Operation ${operationId} was confirmed and then answered ${answer.status}.`);
      }
      const operation = operationSchema.parse(answer.body);
      if (operation.state === 'succeeded') return { kind: 'done', operationId };
      if (operation.state === 'refused') {
        const { code = 'unknown', detail = '' } = operation.problem ?? {};
        return { kind: 'refused', code, detail, operationId };
      }
      await this.person.think(pauseMs, 2 * pauseMs);
      pauseMs = Math.min(ASK_AGAIN_MS.longest, pauseMs * 2);
    }
  }

  private async read(path: string): Promise<unknown> {
    const answer = await this.person.ask({ method: 'GET', url: `${this.url}/api/v1/${path}` });
    if (answer.status !== 200)
      throw new Error(`GET ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

function refusal(answer: Answer, operationId: string | null): Outcome {
  const { code, detail } = problemSchema.parse(answer.body);
  return { kind: 'refused', code, detail, operationId };
}
