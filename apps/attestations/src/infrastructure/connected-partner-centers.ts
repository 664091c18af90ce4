import {
  connectPartnerCenters,
  type InstanceBudget,
  PartnerCenterError,
  type PartnerCenterClients,
  type ProviderInstance,
  type WorkRecord,
} from '@assent/partner-center';
import type { OnApplicationShutdown } from '@nestjs/common';
import { type PartnerCenter, PartnerCenters } from '../application/ports/partner-centers.js';

/** The provider instances of the settings, each with its connection. */
export class ConnectedPartnerCenters extends PartnerCenters implements OnApplicationShutdown {
  private readonly known: ReadonlySet<string>;
  private readonly clients: PartnerCenterClients;

  constructor(instances: readonly ProviderInstance[], redisUrl: string, giveUp?: AbortSignal) {
    super();
    this.known = new Set(instances.map(({ profile }) => profile.id));
    this.clients = connectPartnerCenters({
      instances,
      redisUrl,
      service: 'attestations',
      ...(giveUp && { giveUp }),
    });
  }

  override of(providerInstanceId: string): PartnerCenter {
    if (this.known.has(providerInstanceId)) return this.clients.of(providerInstanceId);
    // For the customer it is the same as a connection that may not do this: a person has to set it up.
    throw new PartnerCenterError(
      'capability_unavailable',
      `There is no connection to Microsoft for provider instance ${providerInstanceId}.`,
    );
  }

  override budgets(): readonly InstanceBudget[] {
    return this.clients.budgets();
  }

  override noteWaitingWork(providerInstanceId: string, work: WorkRecord): Promise<void> {
    return this.clients.noteWaitingWork(providerInstanceId, work);
  }

  /** The last hook: before it, handlers that are still at work finish their calls to Microsoft. */
  onApplicationShutdown(): void {
    this.clients.close();
  }
}
