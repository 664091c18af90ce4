/** A connection to Partner Center with customers and a budget of its own, for one measure. */
export interface OwnInstance {
  readonly id: string;
  readonly tenantId: string;
  /** Of its customers, and the next ones of every further 20,000: the same dice make the same customers for everybody. */
  readonly firstSeed: number;
  readonly callsPerMinute: {
    readonly customers: number;
    readonly agreements: number;
    readonly attestations: number;
  };
}

/** Calls a second about attestations that the stand-in allows where a bulk operation is measured. */
export const BULK_CALLS_PER_SECOND = 20;

export const BULK_INSTANCE: OwnInstance = {
  id: '01900000-0000-7000-8000-000000000004',
  tenantId: '0b000000-0000-4000-8000-000000000004',
  firstSeed: 100,
  callsPerMinute: { customers: 60_000, agreements: 60_000, attestations: BULK_CALLS_PER_SECOND * 60 },
};

/** Its pages are handed out as fast as they are asked for; what is read of each customer after it waits for its turn. */
export const IMPORT_INSTANCE: OwnInstance = {
  id: '01900000-0000-7000-8000-000000000005',
  tenantId: '0b000000-0000-4000-8000-000000000005',
  firstSeed: 200,
  callsPerMinute: { customers: 1_500, agreements: 60, attestations: 60 },
};
