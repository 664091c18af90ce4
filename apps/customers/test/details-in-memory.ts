import { type CustomerDetail, PartnerCenterClients, PartnerCenterError } from '@assent/partner-center';
import {
  type ClaimedReading,
  DetailsReadings,
  type DueReading,
  type NextReading,
} from '../src/application/ports/details-readings.js';
import type { CustomersInMemory } from './in-memory.js';

interface Row extends DueReading {
  attempts: number;
  refusals: number;
  leaseId: string | null;
  leasedUntil: Date;
  nextAttemptAt: Date | null;
}

/** The list of readings in memory, over the customers of the spec; the real one has its int-spec. */
export class DetailsReadingsInMemory extends DetailsReadings {
  readonly rows = new Map<string, Row>();

  constructor(private readonly customers: CustomersInMemory) {
    super();
  }

  override enlist(now: Date, limit: number): Promise<number> {
    const lacking = [...this.customers.rows.values()].filter(
      ({ id, lifecycle, country, contact }) =>
        lifecycle === 'active' && (country === null || contact === null) && !this.rows.has(id),
    );
    for (const { id, providerInstanceId, resellerId } of lacking.slice(0, limit)) {
      this.rows.set(id, {
        customerId: id,
        scope: { providerInstanceId, resellerId },
        attempts: 0,
        refusals: 0,
        leaseId: null,
        leasedUntil: now,
        nextAttemptAt: now,
      });
    }
    return Promise.resolve(Math.min(lacking.length, limit));
  }

  override takeDue(
    providerInstanceId: string,
    now: Date,
    wakeAt: (attempts: number) => Date,
    limit: number,
  ): Promise<DueReading[]> {
    const due = [...this.rows.values()].filter(
      ({ scope, nextAttemptAt }) =>
        scope.providerInstanceId === providerInstanceId && nextAttemptAt !== null && nextAttemptAt <= now,
    );
    for (const row of due.slice(0, limit)) row.nextAttemptAt = wakeAt(row.attempts);
    return Promise.resolve(due.slice(0, limit).map(({ customerId, scope }) => ({ customerId, scope })));
  }

  override claim(
    customerId: string,
    { leaseId, now, leaseUntil }: { leaseId: string; now: Date; leaseUntil: Date },
  ): Promise<ClaimedReading | undefined> {
    const row = this.rows.get(customerId);
    const tenantId = this.customers.rows.get(customerId)?.tenantId;
    if (!row || !tenantId || row.nextAttemptAt === null || row.leasedUntil > now) {
      return Promise.resolve(undefined);
    }
    Object.assign(row, {
      leaseId,
      attempts: row.attempts + 1,
      leasedUntil: leaseUntil,
      nextAttemptAt: leaseUntil,
    });
    const { scope, attempts, refusals } = row;
    return Promise.resolve({ customerId, scope, tenantId, leaseId, attempts, refusals });
  }

  override settle(_tx: unknown, reading: ClaimedReading, next: NextReading): Promise<boolean> {
    const row = this.rows.get(reading.customerId);
    if (row?.leaseId !== reading.leaseId) return Promise.resolve(false);
    if (next.kind === 'done') return Promise.resolve(this.rows.delete(reading.customerId));
    row.nextAttemptAt = next.at;
    if (next.at !== null) row.leasedUntil = next.at;
    if (next.kind === 'answered') Object.assign(row, { attempts: 0, refusals: next.refusals });
    return Promise.resolve(true);
  }
}

/** Microsoft's page of one customer, as a spec scripts it. */
export class ScriptedDetails {
  answer: Pick<CustomerDetail, 'country' | 'contact'> = { country: null, contact: null };
  /** Thrown by the next calls, one each. */
  readonly failures: PartnerCenterError[] = [];
  readonly calls: { readonly tenantId: string; readonly share: string }[] = [];
  /** Whether the settings know the provider instance. */
  isConnected = true;
  /** What happens elsewhere while Microsoft is asked. */
  meanwhile: () => void = () => undefined;

  get asClients(): PartnerCenterClients {
    const client = {
      getCustomer: async (tenantId: string, { share }: { share: string }) => {
        this.calls.push({ tenantId, share });
        const failure = this.failures.shift();
        if (failure !== undefined) throw failure;
        this.meanwhile();
        return Promise.resolve(this.answer);
      },
    };
    const of = () => {
      if (!this.isConnected) throw new Error('There is no such provider instance.');
      return client;
    };
    return { of } as unknown as PartnerCenterClients;
  }
}
