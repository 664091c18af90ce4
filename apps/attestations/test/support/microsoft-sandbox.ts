import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const workspace = join(__dirname, '../../../..');
const program = join(workspace, 'apps/microsoft-sandbox/dist/main.js');

interface SandboxAttestation {
  readonly id: string;
  readonly status: string;
}

interface SandboxContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string | null;
}

/** As much of a tenant as specifications look at. */
export interface SandboxCustomer {
  readonly id: string;
  readonly acceptedDirectly: boolean;
  readonly agreements: readonly {
    readonly type: string;
    readonly dateAgreed: string;
    readonly primaryContact: SandboxContact;
  }[];
}

/** The stand-in for Microsoft, as a process of its own on a free port. */
export class MicrosoftSandbox {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(): Promise<MicrosoftSandbox> {
    if (!existsSync(program)) {
      spawnSync('npx', ['tsc', '--build', 'apps/microsoft-sandbox/tsconfig.lib.json'], {
        cwd: workspace,
        stdio: 'inherit',
      });
    }
    const child = spawn(process.execPath, [program], {
      env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_STATE_FILE: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      let printed = '';
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const ready = /ready on (http:\S+)/.exec(printed);
        if (ready?.[1]) resolve(ready[1]);
      });
      child.once('exit', (code) => {
        reject(new Error(`The sandbox ended with ${String(code)}: ${printed}`));
      });
    });
    return new MicrosoftSandbox(url, child);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await ended;
  }

  /** The world does something: `POST /_control/attestations/{id}/accept` and the like. */
  async control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.url}/_control/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** The newest attestation of a signatory. */
  async attestationOf(email: string): Promise<SandboxAttestation> {
    const { attestations } = await this.control<{ attestations: SandboxAttestation[] }>(
      'GET',
      `attestations?email=${encodeURIComponent(email)}`,
    );
    const [newest] = attestations;
    if (!newest) throw new Error('Microsoft has no such attestation.');
    return newest;
  }

  /** What goes wrong from now on; none unless given. */
  async faults(...rules: object[]): Promise<void> {
    await this.control('PUT', 'faults', rules);
  }

  /** A tenant of the partner's that is like this and was not used before. */
  async tenantThat(
    isWanted: (customer: SandboxCustomer) => boolean,
    used: ReadonlySet<string>,
  ): Promise<SandboxCustomer> {
    for (const id of await this.tenantIds()) {
      if (used.has(id)) continue;
      const customer = await this.customer(id);
      if (isWanted(customer)) return customer;
    }
    throw new Error('The sandbox has no such tenant left.');
  }

  customer(tenantId: string): Promise<SandboxCustomer> {
    return this.control('GET', `customers/${tenantId}`);
  }

  private async tenantIds(): Promise<string[]> {
    const token = await fetch(`${this.url}/t/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'assent',
        client_secret: 'sandbox-secret',
        scope: 'https://api.partnercenter.microsoft.com/.default',
      }),
    });
    const { access_token } = (await token.json()) as { access_token: string };
    const list = await fetch(`${this.url}/v1/customers?size=200`, {
      headers: { authorization: `Bearer ${access_token}`, 'MS-RequestId': crypto.randomUUID() },
    });
    const { items } = (await list.json()) as { items: { id: string }[] };
    return items.map(({ id }) => id);
  }
}
