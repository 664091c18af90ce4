import { PartnerCenterError } from '@assent/partner-center';

export function partnerCenterError(
  kind: PartnerCenterError['kind'],
  facts: Partial<Pick<PartnerCenterError, 'httpStatus' | 'microsoftCode' | 'retryAt' | 'answered'>> = {},
): PartnerCenterError {
  return new PartnerCenterError(kind, 'Authorization failed.', facts);
}
