import type { FinalisationPolicy, McaChange, Priority } from '@assent/contracts';
import type { AttestationState, Contact } from '@assent/domain';
import type {
  Circumstances,
  Decision,
  DomainRefusal,
  McaEvent,
  StartDefaults,
} from '../../src/domain/decision.js';
import { declineAttestation, recordLinkOpened } from '../../src/domain/decisions/answer-of-signatory.js';
import { expireOverdueLink } from '../../src/domain/decisions/expire-link.js';
import { finaliseWhenDue, holdAgreement } from '../../src/domain/decisions/finalise-in-time.js';
import { recordPoll, type PolledStatus } from '../../src/domain/decisions/record-acceptance.js';
import {
  claimFinalisation,
  recordAgreement,
  recordAgreementFailure,
} from '../../src/domain/decisions/record-agreement.js';
import { recordCreated, recordCreationFailure } from '../../src/domain/decisions/record-creation.js';
import {
  recordVerification,
  requestRefresh,
  type Verified,
} from '../../src/domain/decisions/record-verification.js';
import { renewAttestation } from '../../src/domain/decisions/renew-attestation.js';
import { requestAgreement } from '../../src/domain/decisions/request-agreement.js';
import { revokeAttestation } from '../../src/domain/decisions/revoke-attestation.js';
import { startAttestation, type StartAttestation } from '../../src/domain/decisions/start-attestation.js';
import { dismissSuggestion, suggestSignatory } from '../../src/domain/decisions/suggest-signatory.js';
import { beginTracking, takeOverFacts } from '../../src/domain/decisions/track-customer.js';
import type { CustomerFacts, CustomerMca, KnownAgreement } from '../../src/domain/model/customer-mca.js';
import type { MicrosoftFailure } from '../../src/domain/model/microsoft-failure.js';

export const CUTOFF = new Date('2023-04-01T00:00:00Z');
export const START = new Date('2026-02-03T09:00:00Z');
export const MINUTE = 60_000;

/** An acceptance waits for a person. */
export const MANUAL: FinalisationPolicy = { mode: 'manual', undoMinutes: 30 };
export const DEFAULTS: StartDefaults = { country: null, language: 'en-US', linkLifetimeMinutes: 10_080 };
/** An acceptance becomes an agreement without delay. */
export const AT_ONCE: FinalisationPolicy = { mode: 'automatic', undoMinutes: 0 };
/** An acceptance becomes an agreement unless a person stops it within half an hour. */
export const AFTER_HALF_AN_HOUR: FinalisationPolicy = { mode: 'automatic', undoMinutes: 30 };

export const ada: Contact = { firstName: 'Ada', lastName: 'Jensen', email: 'ada@nordwind.example' };
export const bo: Contact = { firstName: 'Bo', lastName: 'Lind', email: 'bo@nordwind.example' };

export const facts: CustomerFacts = {
  version: 1,
  providerInstanceId: '0192f0a0-0000-7000-8000-000000000001',
  resellerId: null,
  tenantId: '4f2b6a1c-88d0-4a55-9b7e-0e6c1a2d3f40',
  companyName: 'Nordwind Logistik GmbH',
  country: 'DE',
  lifecycle: 'active',
};

export function anAgreement(overrides: Partial<KnownAgreement> = {}): KnownAgreement {
  return {
    source: 'partner_attested',
    dateAgreed: new Date('2026-02-03T08:00:00Z'),
    contact: ada,
    templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
    proven: false,
    ...overrides,
  };
}

export const noAnswer: MicrosoftFailure = {
  kind: 'unavailable',
  microsoftCode: null,
  microsoftCorrelationId: null,
  retryAt: null,
  answered: false,
};
export const answered503: MicrosoftFailure = { ...noAnswer, answered: true };
export const refusal600061: MicrosoftFailure = {
  ...noAnswer,
  kind: 'refused',
  microsoftCode: '600061',
  microsoftCorrelationId: 'ms-1',
  answered: true,
};

/**
 * A customer's MCA as a specification tells it: one decision after the other, each applied to the state
 * that the one before left behind. Attestations are named by short words.
 */
export class Story {
  mca: CustomerMca;
  events: readonly McaEvent[] = [];
  refusal: DomainRefusal | undefined;
  now = START;
  /** What happens at the moment, by its name; for those who look at whole histories. */
  turn = '';

  constructor(
    private settings: Partial<Pick<Circumstances, 'finalisation' | 'defaults' | 'priority'>> = {},
    customer: Partial<CustomerFacts> = {},
  ) {
    this.mca = beginTracking('customer', { ...facts, ...customer }, this.circumstances);
  }

  get circumstances(): Circumstances {
    return {
      now: this.now,
      cutoff: CUTOFF,
      finalisation: this.settings.finalisation ?? MANUAL,
      defaults: this.settings.defaults ?? DEFAULTS,
      priority: this.settings.priority ?? 'interactive',
    };
  }
  get changes(): McaChange[] {
    return this.events.flatMap((event) => (event.kind === 'changed' ? [event.change] : []));
  }
  get settled(): string[] {
    return this.events.flatMap((event) =>
      event.kind === 'changed' ? event.settles.map(({ operationId }) => operationId) : [],
    );
  }
  /** Operations that were refused by an event, with the code. */
  get turnedDown(): Record<string, string> {
    return Object.fromEntries(
      this.events.flatMap((event) =>
        event.kind === 'operation_refused' ? [[event.operationId, event.refusal.code]] : [],
      ),
    );
  }
  attestation(id: string) {
    const found = this.mca.attestations.find((one) => one.id === id);
    if (!found) throw new Error(`no attestation ${id}`);
    return found;
  }
  get states(): Record<string, AttestationState> {
    return Object.fromEntries(this.mca.attestations.map(({ id, state }) => [id, state]));
  }

  apply(decide: (mca: CustomerMca, circumstances: Circumstances) => Decision): this {
    const decision = decide(this.mca, this.circumstances);
    this.refusal = decision.kind === 'refused' ? decision.refusal : undefined;
    this.events = decision.kind === 'done' ? decision.events : [];
    if (decision.kind === 'done') this.mca = decision.mca;
    return this;
  }
  later(ms: number): this {
    this.now = new Date(this.now.getTime() + ms);
    return this;
  }

  start(attestationId: string, overrides: Partial<StartAttestation> = {}): this {
    return this.apply((mca, circumstances) =>
      startAttestation(
        mca,
        {
          attestationId,
          contact: ada,
          linkLifetimeMinutes: 60,
          country: null,
          language: null,
          delivery: 'email',
          replacesAttestationId: null,
          newSignatoryLinkId: `link-of-${attestationId}`,
          requestId: `request-${attestationId}`,
          operationId: `start-${attestationId}`,
          correlationId: 'thread',
          ...overrides,
        },
        circumstances,
      ),
    );
  }
  created(attestationId: string): this {
    const created = {
      microsoftId: `ms-${attestationId}`,
      acceptanceUrl: 'https://a.example',
      expiresAt: null,
    };
    return this.apply((mca, circumstances) => recordCreated(mca, attestationId, created, circumstances));
  }
  /** Started, with its link. */
  waiting(attestationId: string, overrides: Partial<StartAttestation> = {}): this {
    return this.start(attestationId, overrides).created(attestationId);
  }
  renew(attestationId: string, newAttestationId: string): this {
    return this.apply((mca, circumstances) =>
      renewAttestation(
        mca,
        {
          attestationId,
          newAttestationId,
          linkLifetimeMinutes: null,
          delivery: null,
          requestId: `request-${newAttestationId}`,
          operationId: `renew-${newAttestationId}`,
          correlationId: 'thread',
        },
        circumstances,
      ),
    );
  }
  expire(): this {
    return this.later(61 * MINUTE).apply(expireOverdueLink);
  }
  creationFails(attestationId: string, failure: MicrosoftFailure): this {
    return this.apply((mca, circumstances) =>
      recordCreationFailure(mca, attestationId, failure, 'next-request', circumstances),
    );
  }
  poll(attestationId: string, polled: Partial<PolledStatus> = {}): this {
    return this.apply((mca, circumstances) =>
      recordPoll(
        mca,
        attestationId,
        { status: 'accepted', acceptedAt: null, ...polled },
        'agreement-request',
        circumstances,
      ),
    );
  }
  revoke(attestationId: string): this {
    return this.apply((mca, circumstances) =>
      revokeAttestation(mca, { attestationId, operationId: 'revoke' }, circumstances),
    );
  }
  decline(signatoryLinkId: string, reason: string | null = null, attestationId?: string): this {
    return this.apply((mca, circumstances) =>
      declineAttestation(mca, { signatoryLinkId, attestationId, reason, operationId: null }, circumstances),
    );
  }
  suggest(
    signatoryLinkId: string,
    contact: Contact = bo,
    note: string | null = null,
    attestationId?: string,
  ): this {
    const command = { signatoryLinkId, attestationId, contact, note, operationId: 'suggest' };
    return this.apply((mca, circumstances) => suggestSignatory(mca, command, circumstances));
  }
  dismiss(attestationId: string): this {
    return this.apply((mca, circumstances) =>
      dismissSuggestion(mca, { attestationId, operationId: 'dismiss' }, circumstances),
    );
  }
  open(signatoryLinkId: string, attestationId?: string): this {
    return this.apply((mca, circumstances) =>
      recordLinkOpened(mca, { signatoryLinkId, attestationId, operationId: null }, circumstances),
    );
  }
  askAgreement(operationId: string | null = 'agree'): this {
    return this.apply((mca, circumstances) =>
      requestAgreement(mca, { requestId: 'agreement-request', operationId }, circumstances),
    );
  }
  holdAgreement(operationId: string | null = 'hold'): this {
    return this.apply((mca, circumstances) => holdAgreement(mca, { operationId }, circumstances));
  }
  finalisationIsSwept(): this {
    return this.apply((mca, circumstances) => finaliseWhenDue(mca, 'agreement-request', circumstances));
  }
  /** Somebody wants Microsoft asked. */
  refresh(operationId: string | null = 'refresh'): this {
    return this.apply((mca, circumstances) => requestRefresh(mca, operationId, circumstances));
  }
  /** From now on what happens is so urgent. */
  at(priority: Priority): this {
    this.settings = { ...this.settings, priority };
    return this;
  }
  /** The partner decides anew. */
  policyBecomes(finalisation: FinalisationPolicy): this {
    this.settings = { ...this.settings, finalisation };
    return this;
  }
  claimAgreement(attestationId: string): this {
    return this.apply((mca, { now }) => claimFinalisation(mca, attestationId, now));
  }
  agreed(attestationId: string): this {
    return this.apply((mca, circumstances) =>
      recordAgreement(mca, attestationId, [anAgreement({ proven: true })], circumstances),
    );
  }
  agreementFails(attestationId: string, failure: MicrosoftFailure): this {
    return this.apply((mca, circumstances) =>
      recordAgreementFailure(mca, attestationId, failure, 'next-request', circumstances),
    );
  }
  verified(told: Partial<Verified> = {}): this {
    return this.apply((mca, circumstances) =>
      recordVerification(mca, { agreements: [], acceptedDirectly: false, ...told }, circumstances),
    );
  }
  customerBecomes(changes: Partial<CustomerFacts>): this {
    return this.apply((mca, circumstances) =>
      takeOverFacts(mca, { ...mca.customer, version: mca.customer.version + 1, ...changes }, circumstances),
    );
  }
}
