import type { CustomerMca } from '@assent/contracts';

/**
 * Our address at which the customer accepts.
 * @throws Error when there is none at present
 */
export function linkIn({ attestation }: CustomerMca): string {
  if (!attestation?.links.landing) throw new Error('The customer has no acceptance link at present.');
  return attestation.links.landing;
}
