import {
  customerMcaSchema,
  operationSchema,
  type StartAttestationRequest,
  workListPageSchema,
} from '@assent/contracts';

/** How long one command may take before the demo gives up. */
const COMMAND_DEADLINE_MS = 30_000;

/** The few calls of the public API that demo data needs. */
export class GatewayClient {
  constructor(
    private readonly url: string,
    private readonly signal: AbortSignal,
  ) {}

  async importCustomers(): Promise<void> {
    await this.command('/api/v1/customers/import', {});
  }

  /** Ids of customers that Microsoft was asked about and that have no agreement: as many, or those there are. */
  async verifiedCustomersWithoutAgreement(wanted: number, deadlineMs: number): Promise<string[]> {
    const deadline = Date.now() + deadlineMs;
    for (;;) {
      const page = workListPageSchema.parse(
        await this.call('GET', '/api/v1/mca/customers?status=required&sort=company&limit=200'),
      );
      const ready = page.items.filter((row) => row.nextAction === 'start_attestation');
      if (ready.length >= wanted || Date.now() > deadline) {
        return ready.slice(0, wanted).map((row) => row.customerId);
      }
      await this.pause(250);
    }
  }

  /** @returns Microsoft's id of the attestation */
  async startAttestation(customerId: string, request: StartAttestationRequest): Promise<string> {
    await this.command(`/api/v1/customers/${customerId}/mca/attestations`, request);
    const deadline = Date.now() + COMMAND_DEADLINE_MS;
    for (;;) {
      const mca = customerMcaSchema.parse(await this.call('GET', `/api/v1/customers/${customerId}/mca`));
      const link = mca.attestation?.links.acceptance;
      const id = link == null ? null : new URL(link).searchParams.get('attestationid');
      if (id !== null) return id;
      if (Date.now() > deadline) throw new Error(`the link for customer ${customerId} did not come`);
      await this.pause(150);
    }
  }

  async refresh(customerId: string): Promise<void> {
    await this.command(`/api/v1/customers/${customerId}/mca/status-refresh`, {});
  }

  /** Posts a command and waits for its outcome. @throws with the problem's own words when it is refused */
  private async command(path: string, body: unknown): Promise<void> {
    const answer = await this.request('POST', path, body);
    if (answer.status !== 202) return;
    const deadline = Date.now() + COMMAND_DEADLINE_MS;
    for (;;) {
      const location = answer.headers.get('location') ?? '';
      const operation = operationSchema.parse(await this.call('GET', location));
      if (operation.state === 'succeeded') return;
      if (operation.state === 'refused') throw new Error(operation.problem?.detail ?? `${path} was refused`);
      if (Date.now() > deadline) throw new Error(`${path} was not answered (operation ${operation.id})`);
      await this.pause(150);
    }
  }

  private async call(method: string, path: string): Promise<unknown> {
    return (await this.request(method, path)).json();
  }

  private async request(method: string, path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(new URL(path, this.url), {
      method,
      signal: this.signal,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer;
    throw new Error(`${method} ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  }

  private pause(ms: number): Promise<void> {
    this.signal.throwIfAborted();
    return new Promise((resolve) => setTimeout(resolve, ms));
  }
}
