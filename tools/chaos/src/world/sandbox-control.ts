import type { SandboxFaultRule } from '../faults/microsoft-faults.js';

/** An agreement as the sandbox has it. */
interface SandboxAgreement {
  readonly type: string;
  readonly dateAgreed: string;
}

/** A customer as the sandbox has it. */
export interface SandboxCustomer {
  readonly id: string;
  readonly agreements: readonly SandboxAgreement[];
  readonly acceptedDirectly: boolean;
}

/** What the world does at Microsoft, and what Microsoft truly has. Never struck by faults. */
export class SandboxControl {
  constructor(private readonly url: string) {}

  /** The customer presses **Accept Agreement**. */
  async accept(microsoftId: string): Promise<void> {
    await this.send('POST', `attestations/${microsoftId}/accept`);
  }

  /** @returns how many customers Microsoft has then */
  async inventCustomers(count: number, seed: number): Promise<number> {
    return ((await this.send('POST', 'customers', { count, seed })) as { total: number }).total;
  }

  async customer(tenantId: string): Promise<SandboxCustomer> {
    return (await this.send('GET', `customers/${tenantId}`)) as SandboxCustomer;
  }

  /** Ids of all attestations that Microsoft has. */
  async attestationIds(): Promise<string[]> {
    const { attestations } = (await this.send('GET', 'attestations')) as { attestations: { id: string }[] };
    return attestations.map(({ id }) => id);
  }

  async misbehave(rules: readonly SandboxFaultRule[], seed: number): Promise<void> {
    await this.send('PUT', 'faults', { rules, seed });
  }

  private async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/_control/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }
}

/** Whether Microsoft has an agreement that counts: then nothing has to be attested. */
export function needsAgreement({ agreements, acceptedDirectly }: SandboxCustomer): boolean {
  return !acceptedDirectly && validAgreements(agreements) === 0;
}

export function validAgreements(agreements: readonly SandboxAgreement[]): number {
  return agreements.filter(
    ({ type, dateAgreed }) => type === 'MicrosoftCustomerAgreement' && dateAgreed >= '2023-04-01',
  ).length;
}
