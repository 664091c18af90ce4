import { type Contact, MCA_TEMPLATE_ID } from '@assent/domain';
import type {
  AgreementRecord,
  AttestationStatus,
  NewAgreement,
  NewAttestation,
} from '../partner-center-client.js';
import { field, instant, isJson, items, text, truth } from '../tolerant-reading.js';

/*
 * Every name that the calls around an attestation have on the wire, and how sure it is:
 *
 * [A] Microsoft's documentation or published source
 * [B] public documentation or code of others who use this API
 * [C] inferred from the two
 * [?] not known: every variant is taken
 *
 * What is written goes out exactly so. What is read is looked for under each name, whatever its case.
 */

/** Paths below the API's address. The version is [C]: `v1` is that of every other customer call. */
export const ATTESTATION_PATHS = {
  /** POST [A] */
  create: '/v1/attestations/enhanced',
  /** GET [C]: symmetric to the call that creates it; that a read by id exists is [B]. */
  status: (attestationId: string) => `/v1/attestations/enhanced/${encodeURIComponent(attestationId)}`,
  /** POST [A] */
  createAgreement: (tenantId: string) => `/v1/customers/${encodeURIComponent(tenantId)}/agreements`,
  /** GET [A]; without a type Microsoft lists only the retired Cloud Agreement. */
  listAgreements: (tenantId: string) =>
    `/v1/customers/${encodeURIComponent(tenantId)}/agreements?agreementType=${encodeURIComponent(AGREEMENT_TYPE)}`,
  /** GET [A] */
  directAcceptance: (tenantId: string) =>
    `/v1/customers/${encodeURIComponent(tenantId)}/directSignedMicrosoftCustomerAgreementStatus`,
} as const;

/** [A] */
const AGREEMENT_TYPE = 'MicrosoftCustomerAgreement';

/** The query key of the acceptance page, in lower case [B]. */
const ACCEPTANCE_QUERY_KEY = 'attestationid';

export function acceptanceUrl(page: string, attestationId: string): string {
  const url = new URL(page);
  url.searchParams.set(ACCEPTANCE_QUERY_KEY, attestationId);
  return url.href;
}

export function attestationBody(order: NewAttestation): Record<string, unknown> {
  return {
    country: order.country, // [A]
    language: order.language, // [C] key, [?] form of the value; templates take en-US
    companyName: order.companyName, // [C]
    signatoryFirstName: order.contact.firstName, // [A]
    signatoryLastName: order.contact.lastName, // [A]
    signatoryEmail: order.contact.email, // [C]
    ...(order.contact.phone !== undefined && { signatoryPhoneNumber: order.contact.phone }), // [C], optional [A]
    expirationTime: order.linkLifetimeMinutes, // [C] key, minutes [B]
  };
}

/** What a new attestation's answer says; null where the id is missing, without which it is worth nothing. */
export function readCreatedAttestation(
  body: unknown,
): { attestationId: string; status: string; expiresAt: Date | null } | null {
  const attestationId = text(body, ...ID_NAMES);
  if (attestationId === null) return null;
  return { attestationId, status: readStatusWord(body) ?? 'Pending', expiresAt: readExpiry(body) };
}

/** Null where the answer has no status. */
export function readAttestationStatus(body: unknown): AttestationStatus | null {
  const rawStatus = readStatusWord(body);
  if (rawStatus === null) return null;
  return {
    rawStatus,
    status: STATUS_WORDS[rawStatus.toLowerCase().replace(/[^a-z]/g, '')] ?? 'unknown',
    acceptedAt: instant(body, 'acceptedDate', 'acceptedAt', 'acceptanceDate', 'dateAccepted', 'dateAgreed'), // [?]
  };
}

const ID_NAMES = ['attestationId', 'id']; // [B], [?]

/** `Pending` was seen on the wire [B]; the others are [C]. */
const STATUS_WORDS: Readonly<Record<string, AttestationStatus['status']>> = {
  pending: 'pending',
  linkgenerated: 'pending',
  accepted: 'accepted',
  customeraccepted: 'accepted',
  expired: 'expired',
  linkexpired: 'expired',
};

function readStatusWord(body: unknown): string | null {
  return text(body, 'status', 'state', 'attestationStatus'); // [B] for the first
}

function readExpiry(body: unknown): Date | null {
  return instant(
    body,
    'expirationDate',
    'expiresAt',
    'expiryDate',
    'expirationDateTime',
    'linkExpirationDate',
  ); // [?]
}

export function agreementBody(order: NewAgreement): Record<string, unknown> {
  const { contact, dateAgreed } = order;
  return {
    type: AGREEMENT_TYPE, // [A]
    attestationId: order.attestationId, // [C] key and place
    templateId: MCA_TEMPLATE_ID, // [A]; whether it is still asked for is [?]
    primaryContact: {
      firstName: contact.firstName, // [A]
      lastName: contact.lastName, // [A]
      email: contact.email, // [A]
      ...(contact.phone !== undefined && { phoneNumber: contact.phone }), // [A]
    },
    ...(dateAgreed !== undefined && { dateAgreed: dateAgreed.toISOString() }), // [A]
  };
}

/** The success itself is the proof, however little its body says; null where the body is none of this API's. */
export function readCreatedAgreement(body: unknown, agreedAt: Date): AgreementRecord | null {
  return isJson(body) ? (readAgreement(body) ?? agreementOf(body, agreedAt)) : null;
}

/** Null where it has no readable date: whether such an agreement is valid can't be told. */
function readAgreement(body: unknown): AgreementRecord | null {
  const dateAgreed = instant(body, 'dateAgreed'); // [A]; comes without a zone at times
  return dateAgreed === null ? null : agreementOf(body, dateAgreed);
}

function agreementOf(body: unknown, dateAgreed: Date): AgreementRecord {
  return {
    dateAgreed,
    templateId: text(body, 'templateId') ?? MCA_TEMPLATE_ID, // [A]
    type: text(body, 'type', 'agreementType') ?? AGREEMENT_TYPE, // [A]
    contact: readContact(field(body, 'primaryContact')), // [A]
  };
}

/** Null where the answer is no list, or one of its agreements can't be read. */
export function readAgreements(body: unknown): AgreementRecord[] | null {
  const records = items(body)?.map(readAgreement);
  return records?.every((record) => record !== null) ? records : null;
}

/** Null where the answer does not say. */
export function readDirectAcceptance(body: unknown): boolean | null {
  return truth(body, 'isSigned'); // [A]
}

function readContact(body: unknown): Contact | null {
  const firstName = text(body, 'firstName');
  const lastName = text(body, 'lastName');
  const email = text(body, 'email');
  if (firstName === null || lastName === null || email === null) return null;
  const phone = text(body, 'phoneNumber', 'phone');
  return { firstName, lastName, email, ...(phone !== null && { phone }) };
}
