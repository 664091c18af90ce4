import {
  attestationClosed,
  attestationsCommandRefused,
  createAgreementAtMicrosoft,
  createAttestationAtMicrosoft,
  invitationRequested,
  mcaChanged,
  reminderRequested,
  verifyCustomer,
  type Scope,
} from '@assent/contracts';
import type { DomainRefusal, McaEvent } from '../domain/decision.js';
import type { Attestation } from '../domain/model/attestation.js';
import { findAttestation, type CustomerMca } from '../domain/model/customer-mca.js';
import type { Cause } from './cause.js';
import { mcaStateOf } from './mca-state.js';

interface Context {
  readonly mca: CustomerMca;
  readonly cause: Cause;
  readonly cutoff: Date;
  readonly now: Date;
  /** For what belongs to no thread yet. */
  readonly newCorrelationId: string;
}

/** What a decision tells and asks for, as messages ready for the outbox, in its order. */
export function messagesOf(events: readonly McaEvent[], context: Context) {
  return events.map((event) => messageOf(event, context));
}

function messageOf(event: McaEvent, context: Context) {
  const { mca, cause, cutoff } = context;
  const { customerId } = mca;
  const about = 'attestationId' in event ? event.attestationId : null;
  // It stands behind what is new in each message: V8 takes ten times as long to add to a copy as to copy into what is there.
  const common = envelopeOf(context, about);
  switch (event.kind) {
    case 'changed':
      return {
        contract: mcaChanged,
        data: {
          mca: mcaStateOf(mca, cutoff),
          change: event.change,
          attestationId: event.attestationId,
          settles: [...event.settles],
        },
        ...common,
        aggregate: { id: customerId, version: mca.version },
      };
    case 'operation_refused':
      return refusalMessage(event.operationId, event.refusal, common);
    case 'attestation_closed':
      return {
        contract: attestationClosed,
        data: { customerId, attestationId: event.attestationId, state: event.state },
        ...common,
      };
    case 'invitation_requested': {
      const attestation = attestationOf(mca, event.attestationId);
      return {
        contract: invitationRequested,
        data: { ...invitationOf(mca, attestation), renewal: attestation.renewalOf !== null },
        ...common,
      };
    }
    case 'reminder_requested':
      return {
        contract: reminderRequested,
        data: invitationOf(mca, attestationOf(mca, event.attestationId)),
        ...common,
      };
    case 'create_attestation':
      return {
        contract: createAttestationAtMicrosoft,
        data: { customerId, attestationId: event.attestationId },
        ...common,
      };
    case 'create_agreement':
      return {
        contract: createAgreementAtMicrosoft,
        data: { customerId, attestationId: event.attestationId },
        ...common,
      };
    case 'verify':
      return { contract: verifyCustomer, data: { customerId }, ...common, operationId: cause.operationId };
  }
}

/** A refusal closes the operation that waits for its command. */
export function refusalMessage(
  operationId: string,
  { code, detail, errors = [], references = {} }: DomainRefusal,
  common: ReturnType<typeof envelopeOf>,
) {
  return {
    contract: attestationsCommandRefused,
    data: { operationId, refusal: { code, detail, errors: [...errors], references: { ...references } } },
    ...common,
    operationId,
  };
}

function envelopeOf({ mca, cause, now, newCorrelationId }: Context, attestationId: string | null) {
  const attestation = attestationId === null ? undefined : findAttestation(mca, attestationId);
  return envelopeFor({
    customerId: mca.customerId,
    scope: { providerInstanceId: mca.customer.providerInstanceId, resellerId: mca.customer.resellerId },
    cause,
    correlationId: cause.correlationId ?? attestation?.correlationId ?? newCorrelationId,
    now,
  });
}

export function envelopeFor(of: {
  readonly customerId: string;
  readonly scope: Scope;
  readonly cause: Cause;
  readonly correlationId: string;
  readonly now: Date;
}) {
  const { actor, causationId, traceparent, operationId, priority } = of.cause;
  return {
    aggregate: { id: of.customerId, version: null as number | null },
    scope: of.scope,
    actor,
    correlationId: of.correlationId,
    causationId,
    traceparent,
    operationId,
    occurredAt: of.now,
    priority,
  };
}

function invitationOf(mca: CustomerMca, attestation: Attestation) {
  if (attestation.expiresAt === null) throw new Error(`Attestation ${attestation.id} has no link to send.`);
  return {
    customerId: mca.customerId,
    attestationId: attestation.id,
    signatoryLinkId: attestation.signatoryLinkId,
    companyName: mca.customer.companyName,
    contact: attestation.contact,
    language: attestation.language,
    expiresAt: attestation.expiresAt.toISOString(),
  };
}

function attestationOf(mca: CustomerMca, attestationId: string): Attestation {
  const attestation = findAttestation(mca, attestationId);
  if (!attestation) throw new Error(`There is no attestation ${attestationId}.`);
  return attestation;
}
