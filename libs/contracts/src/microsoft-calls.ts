import { z } from 'zod';

/** The groups of calls that Microsoft limits together, as far as is known: per partner tenant and API. */
export const API_FAMILIES = ['attestations', 'agreements', 'customers'] as const;
export type ApiFamily = (typeof API_FAMILIES)[number];

/** Every kind of call that Assent makes to Partner Center, and the group whose limit it counts against. */
export const MICROSOFT_OPERATIONS = {
  create_attestation: 'attestations',
  read_attestation: 'attestations',
  create_agreement: 'agreements',
  list_agreements: 'agreements',
  read_direct_acceptance: 'agreements',
  list_customers: 'customers',
  list_indirect_resellers: 'customers',
  list_customers_of_reseller: 'customers',
  find_customer: 'customers',
  read_customer: 'customers',
  create_customer: 'customers',
  end_relationship: 'customers',
  /** A person asked whether the connection works: for the application, and for the user where there is one. */
  check_connection: 'customers',
  check_user: 'customers',
} as const satisfies Record<string, ApiFamily>;
export type MicrosoftOperation = keyof typeof MICROSOFT_OPERATIONS;

export const MICROSOFT_OPERATION_NAMES = Object.keys(MICROSOFT_OPERATIONS) as [
  MicrosoftOperation,
  ...MicrosoftOperation[],
];
export const microsoftOperationSchema = z.enum(MICROSOFT_OPERATION_NAMES);
