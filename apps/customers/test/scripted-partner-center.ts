import { PartnerCenterClients, PartnerCenterError } from '@assent/partner-center';
import { Logger } from '@nestjs/common';

// What is logged about scripted refusals is no output of a spec.
Logger.overrideLogger(false);

type Client = ReturnType<PartnerCenterClients['of']>;

/** What the specs of use cases script; the real client meets the sandbox in int-specs. */
export class ScriptedPartnerCenter {
  /** Request ids of the calls that changed something, in order. */
  readonly requestIds: string[] = [];
  pages: { customers: { tenantId: string; companyName: string; domain: string | null }[] }[] = [];
  /** Whether the settings know the provider instance. */
  isConnected = true;
  /** Thrown by the next calls, one each. */
  readonly failures: PartnerCenterError[] = [];
  /** Told of each page that is handed out. */
  onPage: (page: number) => void = () => undefined;
  /** Thrown instead of a page, once each. */
  private readonly pageFailures = new Map<number, PartnerCenterError>();
  /** Thrown by the next looks for a customer by its domain, one each. */
  readonly lookFailures: PartnerCenterError[] = [];
  /** Domains that were looked for, in order. */
  readonly lookedFor: string[] = [];
  /** Whom Microsoft's list shows for them. */
  found: { tenantId: string; domain: string } | null = null;
  createAnswer = {
    tenantId: '4f2b6a1c-88d0-4a55-9b7e-0e6c1a2d3f40',
    domain: 'nordwindlogistik.onmicrosoft.com',
    userCredentials: { userName: 'admin', password: 'secret-1' },
  };

  get asClients(): PartnerCenterClients {
    const client = {
      listCustomers: ({ continuation }: { continuation?: string }) => this.list(continuation),
      createCustomer: (_customer: unknown, call: { requestId: string }) => {
        this.note(call);
        return Promise.resolve(this.createAnswer);
      },
      findCustomerByDomain: (domain: string) => {
        this.lookedFor.push(domain);
        this.failIfScripted(this.lookFailures);
        return Promise.resolve(this.found);
      },
      endRelationship: (_tenantId: string, call: { requestId: string }) => {
        this.note(call);
        return Promise.resolve();
      },
    };
    const of = () => {
      if (!this.isConnected) throw new Error('There is no such provider instance.');
      return asynchronous(client) as unknown as Client;
    };
    return { of } as unknown as PartnerCenterClients;
  }

  /** @param page counted from 0 */
  failPage(page: number, failure: PartnerCenterError): void {
    this.pageFailures.set(page, failure);
  }

  private async *list(continuation?: string): AsyncGenerator {
    this.failIfScripted();
    for (let page = Number(continuation ?? 0); page < this.pages.length; page++) {
      const failure = this.pageFailures.get(page);
      this.pageFailures.delete(page);
      if (failure !== undefined) throw failure;
      this.onPage(page);
      const customers = this.pages[page]?.customers.map((line) => ({ ...line, relationship: 'reseller' }));
      yield await Promise.resolve({
        customers,
        continuation: page + 1 < this.pages.length ? String(page + 1) : null,
      });
    }
  }

  private note(call: { requestId: string }): void {
    this.requestIds.push(call.requestId);
    this.failIfScripted();
  }

  private failIfScripted(failures = this.failures): void {
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
  }
}

/** Errors come as rejections, as they do from a real client. */
function asynchronous<T extends Record<string, (...args: never[]) => unknown>>(client: T): T {
  return Object.fromEntries(
    Object.entries(client).map(([name, method]) => [
      name,
      name === 'listCustomers' ? method : async (...args: never[]) => await method(...args),
    ]),
  ) as T;
}
