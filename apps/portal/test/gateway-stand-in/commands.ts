import {
  changeSettingsRequestSchema,
  createCustomerRequestSchema,
  landingPreviewRequestSchema,
  startAttestationRequestSchema,
} from '@assent/contracts';
import { checkContact } from '@assent/domain';
import { setTimeout as delay } from 'node:timers/promises';
import { attestationOf, situate, standInId, type StandInCustomer } from './believable-customers';
import { StandInProblem, type StandInHandler, type StandInRequest } from './gateway-stand-in';
import { customerOf } from './reads';

let minted = 5000;

/** Routes of the commands. Each answers with the resource, as the gateway does when it waited. */
export const standInCommands: readonly (readonly [RegExp, StandInHandler])[] = [
  [/^POST \/customers\/([^/]+)\/mca\/attestations$/, start],
  [/^POST \/customers\/([^/]+)\/mca\/attestations\/[^/]+\/renewal$/, renew],
  [/^POST \/customers\/([^/]+)\/mca\/attestations\/[^/]+\/reminder$/, changeOnly('reminder_sent')],
  [/^POST \/customers\/([^/]+)\/mca\/attestations\/[^/]+\/revocation$/, revoke],
  [/^POST \/customers\/([^/]+)\/mca\/attestations\/[^/]+\/suggestion-dismissal$/, dismiss],
  [/^POST \/customers\/([^/]+)\/mca\/landing-preview$/, preview],
  [/^POST \/customers\/([^/]+)\/mca\/status-refresh$/, changeOnly('status_refreshed')],
  [/^POST \/customers\/([^/]+)\/mca\/agreement$/, agree],
  [/^POST \/customers\/([^/]+)\/mca\/agreement\/hold$/, hold],
  [/^PUT \/provider-instances\/([^/]+)\/settings$/, changeSettings],
  [/^POST \/provider-instances\/([^/]+)\/connection\/checks$/, ({ world }) => world.checkConnection()],
  [/^POST \/customers$/, create],
  [/^POST \/customers\/import$/, startImport],
  [/^DELETE \/customers\/([^/]+)$/, end],
];

async function start(request: StandInRequest) {
  const customer = customerOf(request);
  const { contact, linkLifetimeMinutes } = startAttestationRequestSchema.parse(request.body);
  const errors = checkContact(contact);
  if (errors.length > 0) throw new StandInProblem('validation_failed', 'Some fields are wrong.', errors);
  await delay(request.world.latencyMs);
  newLink(customer);
  const { attestation } = customer.mca;
  if (attestation) {
    attestation.contact = contact;
    attestation.linkLifetimeMinutes = linkLifetimeMinutes ?? 10080;
  }
  request.world.change(customer, 'link_generated', 'waiting_for_customer');
  return customer.mca;
}

function newLink(customer: StandInCustomer): void {
  const { mca } = customer;
  if (mca.attestation) mca.history.unshift({ ...mca.attestation, closedAt: new Date().toISOString() });
  mca.attestation = {
    ...attestationOf(customer, minted++, 'link_generated', Date.now()),
    expiresAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    openedAt: null,
  };
}

async function renew(request: StandInRequest) {
  const customer = customerOf(request);
  await delay(request.world.latencyMs);
  newLink(customer);
  request.world.change(customer, 'link_generated', 'waiting_for_customer');
  return customer.mca;
}

function preview(request: StandInRequest): string {
  const { language, contact } = landingPreviewRequestSchema.parse(request.body);
  const { companyName } = customerOf(request).record;
  return `<!doctype html><html lang="${language ?? 'en'}"><title>Preview</title><p>${companyName}: ${contact?.firstName ?? ''}`;
}

async function dismiss(request: StandInRequest) {
  const customer = customerOf(request);
  const { attestation } = customer.mca;
  if (!attestation?.suggestion) throw new StandInProblem('suggestion_not_open', 'It was decided already.');
  await delay(request.world.latencyMs);
  attestation.suggestion = { ...attestation.suggestion, dismissedAt: new Date().toISOString() };
  request.world.change(customer, 'suggestion_dismissed', 'waiting_for_customer');
  return customer.mca;
}

async function revoke(request: StandInRequest) {
  const customer = customerOf(request);
  await delay(request.world.latencyMs);
  request.world.change(customer, 'revoked', 'revoked');
  return customer.mca;
}

async function agree(request: StandInRequest) {
  const customer = customerOf(request);
  if (customer.mca.nextAction !== 'create_agreement')
    throw new StandInProblem(
      'agreement_not_accepted',
      'The customer has not accepted yet. Wait, or send a reminder.',
    );
  await delay(request.world.latencyMs);
  customer.mca.lastError = null;
  customer.mca.agreement = {
    source: 'partner_attested',
    dateAgreed: new Date().toISOString(),
    valid: true,
    contact: customer.mca.attestation?.contact ?? null,
    templateId: null,
  };
  request.world.change(customer, 'finalised', 'agreement_valid');
  return customer.mca;
}

async function hold(request: StandInRequest) {
  const customer = customerOf(request);
  const { attestation } = customer.mca;
  if (!attestation?.finalisesAt)
    throw new StandInProblem('agreement_not_scheduled', 'Nothing comes by itself.');
  await delay(request.world.latencyMs);
  Object.assign(attestation, { finalisesAt: null, finalisationHeldAt: new Date().toISOString() });
  request.world.change(customer, 'finalisation_held');
  return customer.mca;
}

async function changeSettings({ world, body }: StandInRequest) {
  const { version, ...settings } = changeSettingsRequestSchema.parse(body);
  await delay(world.latencyMs);
  if (version !== world.settings.version) {
    throw new StandInProblem('settings_changed', 'Somebody else has changed these settings.');
  }
  world.changeSettings(settings);
  return world.settings;
}

function changeOnly(what: string): StandInHandler {
  return async (request) => {
    const customer = customerOf(request);
    await delay(request.world.latencyMs);
    request.world.change(
      customer,
      what,
      customer.mca.reasonCode === 'not_verified' ? 'no_agreement' : undefined,
    );
    return customer.mca;
  };
}

async function create({ world, body }: StandInRequest) {
  const wanted = createCustomerRequestSchema.parse(body);
  await delay(world.latencyMs);
  const now = Date.now();
  const [template] = world.customers;
  if (!template) throw new StandInProblem('internal_error', 'The stand-in has no customers.');
  const customerId = standInId('00c2', minted++);
  const customer = structuredClone(template);
  Object.assign(customer.record, {
    customerId,
    companyName: wanted.companyName,
    domain: `${wanted.domainPrefix}.onmicrosoft.com`,
    contact: wanted.contact,
    country: wanted.address.country,
  });
  Object.assign(customer.mca, { customerId, attestation: null, agreement: null, history: [] });
  customer.timeline.length = 0;
  situate(customer, 'no_agreement', now);
  world.customers.push(customer);
  world.change(customer, 'verified');
  return customer.record;
}

async function end(request: StandInRequest) {
  const customer = customerOf(request);
  await delay(request.world.latencyMs);
  customer.record.lifecycle = 'ended';
  request.world.change(customer, 'ended');
  return customer.record;
}

function startImport({ world }: StandInRequest) {
  const now = new Date().toISOString();
  const id = standInId('00d1', minted++);
  const view = {
    id,
    providerInstanceId: world.customers[0]?.record.providerInstanceId ?? standInId('0001', 1),
    state: 'running' as 'running' | 'completed',
    pages: 1,
    seen: 0,
    created: 0,
    changed: 0,
    ended: 0,
    startedAt: now,
    updatedAt: now,
  };
  world.import = view;
  const step = () => {
    view.seen = Math.min(world.customers.length, view.seen + Math.ceil(world.customers.length / 4));
    if (view.seen === world.customers.length) view.state = 'completed';
    world.announceImport(id);
    if (view.state === 'running') setTimeout(step, Math.max(20, world.latencyMs));
  };
  setTimeout(step, Math.max(20, world.latencyMs));
  return { ...view };
}
