import { customerMcaSchema, operationSchema, type StartAttestationRequest } from '@assent/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_REQUESTS } from '../demo/requests.js';
import { GatewayClient } from '../demo/gateway-client.js';
import { sandboxControl } from '../demo/sandbox-control.js';

/** The tenth, so that each journey has a signatory of its own. */
const LATECOMER: StartAttestationRequest = {
  contact: { firstName: 'Yuki', lastName: 'Tanaka', email: 'yuki.tanaka@sakura.example' },
  country: 'JP',
  delivery: 'manual',
};

const NEW_CUSTOMER = {
  companyName: 'Nordwind Logistik GmbH',
  domainPrefix: 'nordwindlogistik',
  language: 'de-DE',
  contact: { firstName: 'Ada', lastName: 'Jensen', email: 'ada.jensen@nordwind.example' },
  address: { line1: 'Hafenstraße 7', city: 'Hamburg', postalCode: '20457', country: 'DE' },
};

/**
 * One customer on each way through the product, so that every table has rows and every state occurs: waiting,
 * opened, reminded, renewed, revoked, declined, expired, accepted and compliant, a customer that was created
 * and one that has ended.
 */
export async function walkEveryWay(
  urls: { readonly gateway: string; readonly sandbox: string },
  signal: AbortSignal,
): Promise<void> {
  const gateway = new GatewayClient(urls.gateway, signal);
  const sandbox = sandboxControl(urls.sandbox, signal);
  const api = new Api(urls.gateway, signal);
  await gateway.importCustomers();
  const requests = [...DEMO_REQUESTS, LATECOMER];
  const customers = await gateway.verifiedCustomersWithoutAgreement(requests.length, 90_000);
  const start = async (position: number): Promise<Journey> => {
    const customerId = customers[position];
    const request = requests[position];
    if (customerId === undefined || request === undefined)
      throw new Error('The sandbox has too few customers.');
    const microsoftId = await gateway.startAttestation(customerId, request);
    const { attestation } = await api.mca(customerId);
    if (!attestation) throw new Error(`Customer ${customerId} has no attestation.`);
    return { customerId, microsoftId, mca: `/api/v1/customers/${customerId}/mca`, attestation };
  };

  const [, opened, reminded, renewed, revoked, expired, ready, compliant, declined] = [
    await start(0),
    await start(1),
    await start(2),
    await start(3),
    await start(4),
    await start(5),
    await start(6),
    await start(7),
    await start(8),
  ];
  await api.form(`${opened.attestation.links.landing ?? ''}/continue`);
  await api.form(`${declined.attestation.links.landing ?? ''}/decline`, 'reason=We+have+another+partner.');
  await api.command('POST', `${reminded.mca}/attestations/${reminded.attestation.id}/reminder`);
  await api.command('POST', `${renewed.mca}/attestations/${renewed.attestation.id}/renewal`, {});
  await api.command('POST', `${revoked.mca}/attestations/${revoked.attestation.id}/revocation`);
  await sandbox.expire(expired.microsoftId);
  for (const { microsoftId } of [ready, compliant]) await sandbox.accept(microsoftId);
  for (const { mca } of [expired, ready, compliant]) await api.command('POST', `${mca}/status-refresh`);
  await api.command('POST', `${compliant.mca}/agreement`);
  await api.command('POST', '/api/v1/customers', NEW_CUSTOMER);
  await api.command('DELETE', `/api/v1/customers/${(await start(9)).customerId}`);
}

interface Journey {
  readonly customerId: string;
  /** Microsoft's id of the attestation. */
  readonly microsoftId: string;
  readonly mca: string;
  readonly attestation: NonNullable<ReturnType<typeof customerMcaSchema.parse>['attestation']>;
}

/** The rest of the public API that journeys need. */
class Api {
  constructor(
    private readonly url: string,
    private readonly signal: AbortSignal,
  ) {}

  async mca(customerId: string) {
    const answer = await this.send('GET', `/api/v1/customers/${customerId}/mca`);
    return customerMcaSchema.parse(await answer.json());
  }

  /** @throws with the problem's words when it is refused, or is not done in time */
  async command(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<void> {
    const answer = await this.send(method, path, body);
    for (let asked = 0; answer.status === 202; asked += 1) {
      const location = answer.headers.get('location') ?? '';
      const operation = operationSchema.parse(await (await this.send('GET', location)).json());
      if (operation.state === 'succeeded') return;
      if (operation.state === 'refused') throw new Error(operation.problem?.detail ?? `${path} was refused`);
      if (asked === 200) throw new Error(`${method} ${path} was not done (operation ${operation.id})`);
      await sleep(150, undefined, { signal: this.signal });
    }
  }

  /** What the button on the signatory's page does. */
  async form(url: string, body = ''): Promise<void> {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: this.signal,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(url).origin },
      body,
    });
    if (answer.status >= 400) throw new Error(`The signatory's page answered ${answer.status}.`);
    await answer.body?.cancel();
  }

  private async send(method: string, path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(new URL(path, this.url), {
      method,
      signal: this.signal,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer;
    throw new Error(`${method} ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  }
}
