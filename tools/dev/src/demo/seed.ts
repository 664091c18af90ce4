import { type Product, usesSandbox } from '@assent/local-servers';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { terminal } from '../start/terminal.js';
import { DEMO_REQUESTS } from './requests.js';
import { GatewayClient } from './gateway-client.js';
import { sandboxControl } from './sandbox-control.js';

/** How many customers of the sandbox get an attestation, so that each card of the portal shows something. */
const DEMO = { waiting: 4, accepted: 3, expired: 2 } as const;
const DEMO_TOTAL = DEMO.waiting + DEMO.accepted + DEMO.expired;
/** The background check reads one customer after the other; the demo takes those that it has reached. */
const VERIFIED_DEADLINE_MS = 15_000;

/**
 * Fills an empty installation through the public API, once: imports the sandbox's customers, starts some
 * attestations, and lets the sandbox accept or end a few of them. Never does anything against a real
 * Partner Center. A failure is reported and leaves the product running.
 */
export async function seedDemoData(product: Product, stateDir: string, signal: AbortSignal): Promise<void> {
  const marker = join(stateDir, 'demo-data.json');
  if (existsSync(marker) || !usesSandbox(process.env)) return;
  const startedAt = Date.now();
  try {
    await seed(new GatewayClient(product.urls.gateway, signal), sandboxControl(product.urls.sandbox, signal));
    writeFileSync(marker, JSON.stringify({ madeAt: new Date().toISOString() }));
    terminal.done('demo data', Date.now() - startedAt);
  } catch (error) {
    if (signal.aborted) return;
    terminal.warn(
      `The demo data could not be made: ${error instanceof Error ? error.message : String(error)}\n` +
        'Assent runs without it; the next npm start tries again.',
    );
  }
}

async function seed(gateway: GatewayClient, sandbox: ReturnType<typeof sandboxControl>): Promise<void> {
  await gateway.importCustomers();
  const customers = await gateway.verifiedCustomersWithoutAgreement(DEMO_TOTAL, VERIFIED_DEADLINE_MS);
  const started = await Promise.all(
    customers.map(async (customerId, index) => {
      const request = DEMO_REQUESTS[index % DEMO_REQUESTS.length];
      if (request === undefined) throw new Error('There is no demo request.');
      return { customerId, attestationId: await gateway.startAttestation(customerId, request) };
    }),
  );
  const accepted = started.slice(0, DEMO.accepted);
  const expired = started.slice(DEMO.accepted, DEMO.accepted + DEMO.expired);
  await Promise.all([
    ...accepted.map(async ({ customerId, attestationId }) => {
      await sandbox.accept(attestationId);
      await gateway.refresh(customerId);
    }),
    ...expired.map(async ({ customerId, attestationId }) => {
      await sandbox.expire(attestationId);
      await gateway.refresh(customerId);
    }),
  ]);
}
