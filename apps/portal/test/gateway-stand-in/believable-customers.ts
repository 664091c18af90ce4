import type { AttestationView, CustomerMca, CustomerView, TimelineEntry } from '@assent/contracts';
import { MCA_REASONS, type AttestationState, type McaReasonCode } from '@assent/domain';

/** One customer as the stand-in keeps it. */
export interface StandInCustomer {
  record: CustomerView;
  mca: CustomerMca;
  timeline: TimelineEntry[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PROVIDER_INSTANCE = '01900000-0000-7000-8000-000000000001';

const COMPANIES: readonly (readonly [name: string, domain: string, country: string, person: string])[] = [
  ['Nordwind Logistik GmbH', 'nordwind-logistik.example', 'DE', 'Ada Jensen'],
  ['Fabrikam Foods Ltd', 'fabrikamfoods.example', 'GB', 'Oliver Hughes'],
  ['Atelier Lumière SARL', 'atelier-lumiere.example', 'FR', 'Camille Moreau'],
  ['Tailspin Aerospace Inc', 'tailspin.example', 'US', 'Grace Miller'],
  ['Panaderías del Sol S.L.', 'panaderiasdelsol.example', 'ES', 'Lucía Ortega'],
  ['Officina Bianchi S.r.l.', 'officinabianchi.example', 'IT', 'Marco Bianchi'],
  ['Polder Bouw B.V.', 'polderbouw.example', 'NL', 'Sanne de Vries'],
  ['Fjord Seafood AS', 'fjordseafood.example', 'NO', 'Ingrid Solberg'],
  ['Wisła Medyczna Sp. z o.o.', 'wislamed.example', 'PL', 'Piotr Zieliński'],
  ['Sakura Precision K.K.', 'sakura-precision.example', 'JP', '健 田中'],
  ['Alpenblick Hotels AG', 'alpenblick.example', 'CH', 'Reto Caduff'],
  ['Companhia do Douro Lda', 'douro.example', 'PT', 'Beatriz Carvalho'],
  ['Lakeshore Dental Group LLC', 'lakeshoredental.example', 'US', 'Daniel Price'],
  ['Wiener Klangwerkstatt', 'klangwerkstatt.example', 'AT', 'Johanna Leitner'],
  ['Skåne Vind AB', 'skanevind.example', 'SE', 'Elin Nyström'],
  ['Brugge Textiles NV', 'bruggetextiles.example', 'BE', 'Joris Peeters'],
];

/** What each customer in turn is like, so that every state of a page occurs among the first few. */
const SITUATIONS: readonly McaReasonCode[] = [
  'waiting_for_customer',
  'no_agreement',
  'customer_accepted',
  'link_expired',
  'agreement_valid',
  'agreement_before_cutoff',
  'agreement_valid',
  'not_verified',
  'waiting_for_customer',
  'agreement_failed',
  'accepted_directly',
  'declined',
  'agreement_valid',
  'link_expired',
  'no_agreement',
  'other_signatory_suggested',
];

const ATTESTATION_STATES: Partial<Record<McaReasonCode, AttestationState>> = {
  waiting_for_customer: 'link_generated',
  other_signatory_suggested: 'link_generated',
  customer_accepted: 'accepted',
  agreement_failed: 'accepted',
  link_expired: 'expired',
  declined: 'declined',
};

/** A mailbox name: mail addresses are plain ASCII in most companies. */
const asciiName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase() || 'office';

/** An id that is the same in every run: `kind` tells what it is of. */
export const standInId = (kind: string, index: number) =>
  `0192f0a0-${kind}-7000-8000-${index.toString(16).padStart(12, '0')}`;

/** Puts a customer into the situation that a reason code stands for. */
export function situate(customer: StandInCustomer, reasonCode: McaReasonCode, now: number): void {
  const reason = MCA_REASONS[reasonCode];
  Object.assign(customer.mca, {
    reasonCode,
    status: reason.status,
    nextAction: reason.nextAction,
    reason: reason.sentence,
    statusSince: new Date(now).toISOString(),
  });
}

/** An invented world of customers, the same in every run but for the time. */
export function believableCustomers(count: number, now = Date.now()): StandInCustomer[] {
  return Array.from({ length: count }, (_, index) => believableCustomer(index, now));
}

/** Whom the partner sells through. */
export const RESELLERS = ['Kiefernhain Systemhaus GmbH', 'Quaimauer IT-Service AG'].map((name, index) => ({
  resellerId: standInId('00d5', index + 1),
  providerInstanceId: PROVIDER_INSTANCE,
  tenantId: `7e5e11e2-0000-4000-8000-00000000000${index}`,
  name,
  mpnId: `610000${index}`,
  location: index === 0 ? 'DE' : 'CH',
  active: true,
}));

function believableCustomer(index: number, now: number): StandInCustomer {
  const [name, domain, country, person] = COMPANIES[index % COMPANIES.length]!;
  const round = Math.floor(index / COMPANIES.length);
  const reasonCode = SITUATIONS[(index + round * 3) % SITUATIONS.length]!;
  const [firstName = '', lastName = ''] = person.split(' ');
  const at = (ago: number) => new Date(now - ago).toISOString();
  const customerId = standInId('00c1', index + 1);
  const contact = {
    firstName,
    lastName,
    email: `${asciiName(firstName)}@${domain}`,
    phone: '+49 30 1234567',
  };
  // Every third is served by the partner itself.
  const reseller = RESELLERS[index % (RESELLERS.length + 1)];
  const since = ((index * 7) % 19) * DAY + HOUR * 5;
  const customer: StandInCustomer = {
    record: {
      customerId,
      providerInstanceId: PROVIDER_INSTANCE,
      resellerId: reseller?.resellerId ?? null,
      resellerName: reseller?.name ?? null,
      tenantId: `4f2b6a1c-88d0-4a55-9b7e-${index.toString(16).padStart(12, '0')}`,
      companyName: round === 0 ? name : `${name} ${round + 1}`,
      domain: round === 0 ? domain : `${round + 1}.${domain}`,
      country,
      contact,
      lifecycle: 'active',
      createdAt: at(90 * DAY),
      updatedAt: at(since),
      pendingOperationId: null,
    },
    mca: {
      customerId,
      status: 'required',
      reasonCode,
      reason: '',
      nextAction: 'none',
      statusSince: at(since),
      verifiedAt: reasonCode === 'not_verified' ? null : at(2 * HOUR),
      attestation: null,
      agreement: null,
      lastError: null,
      history: [],
      pendingOperationId: null,
    },
    timeline: [],
  };
  situate(customer, reasonCode, now - since);
  const state = ATTESTATION_STATES[reasonCode];
  if (state) customer.mca.attestation = attestationOf(customer, index, state, now);
  if (reasonCode === 'other_signatory_suggested') suggestSomebody(customer, now);
  addAgreement(customer, reasonCode, now);
  addTimeline(customer, index, now - since);
  return customer;
}

/** An attestation of this customer, with the facts that its state implies. */
export function attestationOf(
  { record }: StandInCustomer,
  index: number,
  state: AttestationState,
  now: number,
): AttestationView {
  const requestedAt = now - 2 * DAY;
  const left = state === 'expired' ? -30 * HOUR : ((index * 11) % 120) * HOUR + 5 * HOUR;
  return {
    id: standInId('00a1', index + 1),
    state,
    signatoryLinkId: standInId('00b1', index + 1),
    contact: record.contact ?? { firstName: '', lastName: '', email: '' },
    country: record.country ?? 'US',
    language: 'en-US',
    delivery: 'email',
    linkLifetimeMinutes: 10080,
    requestedAt: new Date(requestedAt).toISOString(),
    linkGeneratedAt: new Date(requestedAt + 2000).toISOString(),
    expiresAt: new Date(now + left).toISOString(),
    openedAt: index % 3 === 0 ? new Date(now - 7 * HOUR).toISOString() : null,
    acceptedAt: state === 'accepted' ? new Date(now - 3 * HOUR).toISOString() : null,
    finalisesAt: null,
    finalisationHeldAt: null,
    finalisedAt: null,
    lateAcceptedAt: null,
    closedAt: null,
    declineReason: state === 'declined' ? 'Our managing director signs for this, please ask her.' : null,
    warnings: [],
    suggestion: null,
    links: {
      landing: `http://127.0.0.1:8081/a/${standInId('00b1', index + 1)}.1.dGhlLW1hYw`,
      acceptance: null,
    },
    invitationSentAt: new Date(requestedAt + 4000).toISOString(),
    lastReminderSentAt: null,
    remindersSent: 0,
    deliveryFailure: null,
  };
}

function suggestSomebody({ mca, record }: StandInCustomer, now: number): void {
  if (!mca.attestation) return;
  mca.attestation.suggestion = {
    contact: { firstName: 'Lien', lastName: 'Maes', email: `lien@${record.domain ?? 'customer.example'}` },
    note: 'Lien signs all our contracts.',
    suggestedAt: new Date(now - 2 * HOUR).toISOString(),
    dismissedAt: null,
  };
}

function addAgreement({ mca }: StandInCustomer, reasonCode: McaReasonCode, now: number): void {
  const isOld = reasonCode === 'agreement_before_cutoff';
  if (reasonCode === 'agreement_valid' || isOld) {
    mca.agreement = {
      source: 'partner_attested',
      dateAgreed: isOld ? '2022-05-12T00:00:00.000Z' : '2025-03-03T00:00:00.000Z',
      valid: !isOld,
      contact: null,
      templateId: null,
    };
  }
  if (reasonCode === 'accepted_directly') {
    mca.agreement = {
      source: 'direct_acceptance',
      dateAgreed: null,
      valid: true,
      contact: null,
      templateId: null,
    };
  }
  if (reasonCode === 'agreement_failed') {
    mca.lastError = {
      code: 'signatory_already_used',
      detail:
        'Microsoft already has an agreement with this signatory for another customer. Start the attestation again with another person.',
      microsoftCode: '600061',
      microsoftCorrelationId: '7d0f4c1e-51d7-4b0e-9a52-2f0f4a3f8c11',
      at: new Date(now - HOUR).toISOString(),
    };
  }
}

function addTimeline(customer: StandInCustomer, index: number, at: number): void {
  const changes = ['verified', 'attestation_requested', 'link_generated', 'invitation_sent', 'link_opened'];
  const happened = customer.mca.attestation ? changes : changes.slice(0, 1);
  happened.forEach((change, step) => {
    addEntry(customer, index * 10 + step, change, at - (happened.length - step) * HOUR);
  });
}

/** Writes one entry on top of the timeline. */
export function addEntry(
  { timeline, mca }: StandInCustomer,
  index: number,
  change: string,
  at: number,
): void {
  const isPerson = change.endsWith('requested');
  timeline.unshift({
    id: standInId('00e1', index),
    change,
    title: change,
    occurredAt: new Date(at).toISOString(),
    actor: isPerson
      ? { kind: 'operator', display: 'Operations' }
      : {
          kind: change === 'link_opened' ? 'signatory' : 'system',
          display: change === 'link_opened' ? 'Signatory' : 'Assent',
        },
    correlationId: standInId('00f1', index),
    attestationId: mca.attestation?.id ?? null,
  });
}
