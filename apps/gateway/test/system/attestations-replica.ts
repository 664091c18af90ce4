import type { TestProduct } from '@assent/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '..', '..', '..', 'attestations', 'dist', 'main.js');

/** One more process of the attestations service, beside the one that the product has. */
export class AttestationsReplica {
  private readonly ended: Promise<void>;

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => {
      child.once('exit', () => {
        resolve();
      });
    });
  }

  /** Starts it with what the product's own process was given, and waits until it is ready. */
  static async start(product: TestProduct, settings: Record<string, string>): Promise<AttestationsReplica> {
    const keys = join(product.stateDir, 'keys');
    const child = spawn(process.execPath, [SCRIPT], {
      env: {
        PATH: process.env['PATH'],
        HOST: '127.0.0.1',
        PORT: '0',
        DATABASE_URL: product.databaseUrls.attestations,
        REDIS_URL: product.redisUrl,
        ENVELOPE_KEYS_FILE: join(keys, 'envelope.keys'),
        AT_REST_KEYS_FILE: join(keys, 'at-rest-attestations.keys'),
        PARTNER_CENTER_API_URL: product.urls.sandbox,
        PROVIDER_INSTANCE_COUNTRY: 'US',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const replica = new AttestationsReplica(child);
    await replica.ready();
    return replica;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }

  private async ready(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      let printed = '';
      const read = (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.includes('ready')) resolve();
      };
      this.child.stdout?.on('data', read);
      this.child.stderr?.on('data', read);
      void this.ended.then(() => {
        reject(new Error(`A replica of attestations did not start:\n${printed.slice(-2_000)}`));
      });
    });
  }
}
