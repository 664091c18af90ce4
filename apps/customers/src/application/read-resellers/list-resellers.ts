import { Transactions } from '@assent/database';
import { Outbox } from '@assent/outbox';
import { type IndirectReseller, PartnerCenterClients } from '@assent/partner-center';
import { Clock, Ids } from '@assent/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { type ListedReseller, mergeResellers } from '../../domain/reseller.js';
import { after } from '../policy.js';
import { type ResellerReading, ResellerReadings } from '../ports/reseller-readings.js';
import { ResellerRepository } from '../ports/reseller-repository.js';
import { byTime, resellerChangedMessage } from './reseller-messages.js';
import { RESELLERS_POLICY } from './resellers-policy.js';

const TENANT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads the list of a partner's indirect resellers, tells what is new, and has the customers of each read.
 *
 * @throws PartnerCenterError when Microsoft does not show it
 */
@Injectable()
export class ListResellers {
  private readonly logger = new Logger(ListResellers.name);

  constructor(
    private readonly resellers: ResellerRepository,
    private readonly readings: ResellerReadings,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(reading: ResellerReading): Promise<void> {
    const { providerInstanceId } = reading;
    const correlationId = this.ids.next();
    const answer = await this.partnerCenter
      .of(providerInstanceId)
      .listIndirectResellers({ requestId: this.ids.next(), correlationId, share: 'bulk' });
    const listed = answer.flatMap(whoSells);
    const now = this.clock.now();
    const origin = byTime(correlationId);
    await this.transactions.run(async (tx) => {
      const again = { kind: 'next', at: after(now, RESELLERS_POLICY.againAfterMs) } as const;
      if (!(await this.readings.settle(tx, reading, { ...again, phase: 'listing', continuation: null })))
        return;
      const known = await this.resellers.ofInstance(tx, providerInstanceId);
      if (listed.length === 0 && known.some(({ active }) => active)) {
        // An empty list is likelier a fault of the list than the end of every relationship at once.
        this.logger.warn(
          `Provider instance ${providerInstanceId}: Microsoft listed no indirect reseller at all, although there were ` +
            'some before. Nothing was changed.',
        );
        return;
      }
      const { created, changed } = mergeResellers(known, listed, {
        providerInstanceId,
        now,
        nextId: () => this.ids.next(),
      });
      const told = [...created, ...changed];
      await this.resellers.save(tx, told);
      await this.outbox.append(tx, ...told.map((reseller) => resellerChangedMessage(reseller, origin)));
      const ids = [...known, ...created].map(({ id }) => id);
      await this.readings.readCustomers(tx, providerInstanceId, ids, now);
    });
  }
}

/** Only those in force; the database writes ids in lower case, and compared as texts they have to look the same. */
function whoSells({ tenantId, name, mpnId, location, state }: IndirectReseller): ListedReseller[] {
  const id = tenantId.toLowerCase();
  return state.toLowerCase() === 'active' && TENANT_ID.test(id)
    ? [{ tenantId: id, name, mpnId, location }]
    : [];
}
