import type { InstanceBudget, PartnerCenterClient, WorkRecord } from '@assent/partner-center';

/** The calls of Partner Center that this service makes. */
export type PartnerCenter = Pick<
  PartnerCenterClient,
  'createAttestation' | 'getAttestation' | 'createAgreement' | 'listAgreements' | 'hasAcceptedDirectly'
>;

/** The connections to Microsoft, one for each provider instance. */
export abstract class PartnerCenters {
  /** @throws PartnerCenterError when this service has no connection for the provider instance */
  abstract of(providerInstanceId: string): PartnerCenter;

  /** One for each connection. */
  abstract budgets(): readonly InstanceBudget[];

  /** Notes what waits here for its turn at Microsoft, for people who look at the connection. */
  abstract noteWaitingWork(providerInstanceId: string, work: WorkRecord): Promise<void>;
}
