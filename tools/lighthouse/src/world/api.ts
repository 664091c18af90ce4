import {
  type CustomerMca,
  customerMcaSchema,
  operationSchema,
  type StartAttestationRequest,
  workListPageSchema,
} from '@assent/contracts';

/** How long anything may take that the pages need before they can be measured. */
const DEADLINE_MS = 60_000;
const ASK_AGAIN_MS = 200;

/** What the demo data needs of the public API, and of the sandbox what customers do in the world. */
export class Api {
  constructor(private readonly urls: { readonly gateway: string; readonly sandbox: string }) {}

  async importCustomers(): Promise<void> {
    await this.command('customers/import', {});
  }

  /** Ids of customers that have no agreement and may be asked for one. */
  customersToAsk(wanted: number): Promise<string[]> {
    return this.until(`${wanted} customers without an agreement`, async () => {
      const { items } = workListPageSchema.parse(
        await this.read('mca/customers?status=required&sort=company&limit=200'),
      );
      const ready = items.filter(({ nextAction }) => nextAction === 'start_attestation');
      return ready.length < wanted ? null : ready.slice(0, wanted).map(({ customerId }) => customerId);
    });
  }

  /** Asks for an acceptance; answers once the links are there. */
  async startAttestation(customerId: string, request: StartAttestationRequest): Promise<Started> {
    await this.command(`customers/${customerId}/mca/attestations`, request);
    return this.until(`the link of customer ${customerId}`, async () => {
      const { landing, acceptance } = (await this.mca(customerId)).attestation?.links ?? {};
      const attestationId = acceptance && new URL(acceptance).searchParams.get('attestationid');
      return landing && attestationId ? { customerId, landing, attestationId } : null;
    });
  }

  /** Lets the customer accept, or the link run out, and waits until the portal shows it. */
  async bringAbout(what: 'accept' | 'expire', { customerId, attestationId }: Started): Promise<void> {
    const path = `/_control/attestations/${attestationId}/${what}`;
    const answer = await fetch(new URL(path, this.urls.sandbox), { method: 'POST' });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path}.`);
    await this.command(`customers/${customerId}/mca/status-refresh`, {});
    await this.until(`customer ${customerId} to ${what}`, async () => {
      const { status } = await this.mca(customerId);
      return what === 'expire' ? status === 'expired' || null : status !== 'pending' || null;
    });
  }

  private async mca(customerId: string): Promise<CustomerMca> {
    return customerMcaSchema.parse(await this.read(`customers/${customerId}/mca`));
  }

  private async command(path: string, body: unknown): Promise<void> {
    const answer = await this.ask('POST', path, body);
    const given: unknown = await answer.json();
    if (answer.status !== 202) return;
    const { id } = operationSchema.parse(given);
    await this.until(path, async () => {
      const operation = operationSchema.parse(await this.read(`operations/${id}`));
      if (operation.state === 'refused') throw new Error(operation.problem?.detail ?? `${path} was refused`);
      return operation.state === 'succeeded' || null;
    });
  }

  private async read(path: string): Promise<unknown> {
    return (await this.ask('GET', path)).json();
  }

  private async ask(method: string, path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(`${this.urls.gateway}/api/v1/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer;
    throw new Error(`${method} ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  }

  private async until<T>(what: string, look: () => Promise<T | null>): Promise<T> {
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      const found = await look();
      if (found !== null) return found;
      if (Date.now() > deadline) throw new Error(`In ${DEADLINE_MS / 1_000} s there was no sign of ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }
}

/** An attestation whose links are there. */
export interface Started {
  readonly customerId: string;
  /** Our own address. */
  readonly landing: string;
  /** Microsoft's id of it. */
  readonly attestationId: string;
}
