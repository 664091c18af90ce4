import type { Contact } from '@assent/domain';
import type { Attestation, SignatorySuggestion } from '../../domain/model/attestation.js';
import type { CustomerMca } from '../../domain/model/customer-mca.js';
import type { OutsideWork } from '../../domain/model/outside-work.js';
import type { AttestationEntity } from '../entities/attestation.orm-entity.js';
import type { OutsideWorkEntity, OutsideWorkKind } from '../entities/outside-work.orm-entity.js';
import type { AtRestSeal } from './at-rest-seal.js';
import { scopeOf } from './customer-mca.mapper.js';

/** What stands in the row as it is. */
const PLAIN = [
  'id',
  'state',
  'signatoryLinkId',
  'country',
  'language',
  'delivery',
  'linkLifetimeMinutes',
  'renewalOf',
  'origin',
  'requestedAt',
  'linkGeneratedAt',
  'expiresAt',
  'openedAt',
  'lastOpenedAt',
  'acceptedAt',
  'lateAcceptedAt',
  'finalisesAt',
  'finalisationHeldAt',
  'finalisedAt',
  'closedAt',
  'microsoftId',
  'nextPollAt',
  'linkOperationId',
  'agreementOperationId',
  'correlationId',
] as const satisfies readonly (keyof Attestation & keyof AttestationEntity)[];
type Plain = (typeof PLAIN)[number];

function plain<From extends Pick<Attestation, Plain>>(from: From): Pick<From, Plain> {
  return Object.fromEntries(PLAIN.map((name) => [name, from[name]])) as Pick<From, Plain>;
}

const place = (id: string, column: string) => `attestation/${id}/${column}`;

export function attestationRow(
  attestation: Attestation,
  mca: CustomerMca,
  seal: AtRestSeal,
): AttestationEntity {
  const { id, contact, declineReason, suggestion, acceptanceUrl, warnings } = attestation;
  return {
    ...plain(attestation),
    ...scopeOf(mca),
    customerId: mca.customerId,
    warnings: [...warnings],
    contactSealed: seal.seal(contact, place(id, 'contact')),
    declineReasonSealed: seal.sealNullable(declineReason, place(id, 'decline_reason')),
    suggestionSealed: seal.sealNullable(suggestion, place(id, 'suggestion')),
    acceptanceUrlSealed: seal.sealNullable(acceptanceUrl, place(id, 'acceptance_url')),
  };
}

export function attestationFrom(
  row: AttestationEntity,
  work: readonly OutsideWorkEntity[],
  seal: AtRestSeal,
): Attestation {
  const { id, warnings, contactSealed, declineReasonSealed, acceptanceUrlSealed } = row;
  const ofKind = (kind: OutsideWorkKind) => work.find((one) => one.attestationId === id && one.kind === kind);
  return {
    ...plain(row),
    warnings,
    contact: seal.open(contactSealed, place(id, 'contact')) as Contact,
    declineReason: seal.openNullable(declineReasonSealed, place(id, 'decline_reason')) as string | null,
    suggestion: suggestionFrom(row, seal),
    acceptanceUrl: seal.openNullable(acceptanceUrlSealed, place(id, 'acceptance_url')) as string | null,
    creation: outsideWorkFrom(ofKind('create_attestation')),
    finalisation: outsideWorkFrom(ofKind('create_agreement')),
  };
}

function suggestionFrom(
  { id, suggestionSealed }: AttestationEntity,
  seal: AtRestSeal,
): SignatorySuggestion | null {
  type Stored = Pick<SignatorySuggestion, 'contact' | 'note'> & {
    readonly suggestedAt: string;
    readonly dismissedAt: string | null;
  };
  const stored = seal.openNullable(suggestionSealed, place(id, 'suggestion')) as Stored | null;
  return (
    stored && {
      ...stored,
      suggestedAt: new Date(stored.suggestedAt),
      dismissedAt: stored.dismissedAt === null ? null : new Date(stored.dismissedAt),
    }
  );
}

export function outsideWorkRow(
  work: OutsideWork,
  kind: OutsideWorkKind,
  attestationId: string,
  customerId: string,
): OutsideWorkEntity {
  return { ...work, kind, attestationId, customerId };
}

function outsideWorkFrom(row: OutsideWorkEntity | undefined): OutsideWork | null {
  if (!row) return null;
  const { requestId, attempts, nextAttemptAt, leasedUntil, outcomeUnknown, priority } = row;
  return { requestId, attempts, nextAttemptAt, leasedUntil, outcomeUnknown, priority };
}
