import type { PartnerCenterClient } from '@assent/partner-center';

/** The calls of Partner Center that this service makes. */
export type PartnerCenter = Pick<
  PartnerCenterClient,
  'createAttestation' | 'getAttestation' | 'createAgreement' | 'listAgreements' | 'hasAcceptedDirectly'
>;

/** The connections to Microsoft, one for each provider instance. */
export abstract class PartnerCenters {
  /** @throws when the provider instance is not configured */
  abstract of(providerInstanceId: string): PartnerCenter;
}
