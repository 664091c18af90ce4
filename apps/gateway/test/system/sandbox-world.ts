/** A fault as the stand-in for Microsoft takes it; `*` is one part of the path, `**` anything. */
export interface Fault {
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'PATCH';
  /** What it answers; unset: the true answer. */
  readonly status?: number;
  readonly delayMs?: number;
  readonly when?: 'before_work' | 'after_work';
  readonly code?: string;
  readonly message?: string;
  readonly retryAfterSeconds?: number;
  /** Only what comes beyond so many calls in so long; unset: every call. */
  readonly beyond?: { readonly calls: number; readonly perMs: number };
}

/** What the world does at the stand-in for Microsoft: people accept, links run out, calls fail. */
export class SandboxWorld {
  constructor(private readonly url: string) {}

  /** How many attestations there are for this address. */
  async asked(email: string): Promise<number> {
    return (await this.attestations(email)).length;
  }

  /** How many agreements the customer has made through an attestation. */
  async agreements(tenantId: string): Promise<number> {
    const { agreements } = (await this.call('GET', `customers/${tenantId}`)) as { agreements: unknown[] };
    return agreements.length;
  }

  /** The one who was asked last at this address accepts, also when the link is no longer good. */
  async accept(email: string): Promise<void> {
    await this.call('POST', `attestations/${await this.newest(email)}/accept`);
  }

  /** The link of the one who was asked last at this address runs out now. */
  async expire(email: string): Promise<void> {
    await this.call('POST', `attestations/${await this.newest(email)}/expire`);
  }

  /** From now on these calls fail, and those before work again. */
  async fail(...rules: readonly Fault[]): Promise<void> {
    await this.call('PUT', 'faults', rules);
  }

  /** Everything works again. */
  async heal(): Promise<void> {
    await this.fail();
  }

  private async newest(email: string): Promise<string> {
    const [newest] = await this.attestations(email);
    if (newest === undefined) throw new Error(`Nobody was asked at ${email}.`);
    return newest.id;
  }

  private async attestations(email: string): Promise<{ id: string }[]> {
    const found = await this.call('GET', `attestations?email=${encodeURIComponent(email)}`);
    return (found as { attestations: { id: string }[] }).attestations;
  }

  private async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/_control/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path}.`);
    return answer.json();
  }
}
