import { PartnerCenterError } from '@assent/partner-center';

export function partnerCenterError(
  kind: PartnerCenterError['kind'],
  facts: Partial<
    Pick<PartnerCenterError, 'httpStatus' | 'microsoftCode' | 'retryAt' | 'answered' | 'unreadable'>
  > = {},
): PartnerCenterError {
  return new PartnerCenterError(kind, 'Authorization failed.', facts);
}

/** A success that nobody can read, such as a proxy's page with status 200. */
export function unreadableAnswer(): PartnerCenterError {
  return partnerCenterError('unavailable', { httpStatus: 200, answered: false, unreadable: true });
}
