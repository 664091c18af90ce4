/** An indirect reseller of the partner. Immutable: every change below makes a new one with the next version. */
export interface Reseller {
  readonly id: string;
  /** Counts changes; receivers of our events ignore older ones. */
  readonly version: number;
  readonly providerInstanceId: string;
  /** The reseller's own tenant at Microsoft. */
  readonly tenantId: string;
  readonly name: string;
  readonly mpnId: string | null;
  readonly location: string | null;
  /** Whether Microsoft still lists the relationship. */
  readonly active: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A reseller as Microsoft lists it. */
export type ListedReseller = Pick<Reseller, 'tenantId' | 'name' | 'mpnId' | 'location'>;

/** What a complete list means for the resellers that we know. */
export interface MergedResellers {
  readonly created: readonly Reseller[];
  readonly changed: readonly Reseller[];
}

/**
 * Compares what we know with Microsoft's whole list. Who is no longer in it keeps the name and is not active
 * any more; listed again, it is the same reseller again.
 */
export function mergeResellers(
  known: readonly Reseller[],
  listed: readonly ListedReseller[],
  place: { readonly providerInstanceId: string; readonly now: Date; readonly nextId: () => string },
): MergedResellers {
  const { providerInstanceId, now, nextId } = place;
  const lines = new Map(listed.map((line) => [line.tenantId, line]));
  const tenants = new Set(known.map(({ tenantId }) => tenantId));
  const created = [...lines.values()]
    .filter(({ tenantId }) => !tenants.has(tenantId))
    .map((line) => ({
      ...line,
      id: nextId(),
      version: 1,
      providerInstanceId,
      active: true,
      createdAt: now,
      updatedAt: now,
    }));
  const changed = known.flatMap((reseller) => {
    const line = lines.get(reseller.tenantId);
    const { name, mpnId, location } = line ?? reseller;
    const next = { ...reseller, name, mpnId, location, active: line !== undefined };
    return isSame(reseller, next) ? [] : [{ ...next, version: reseller.version + 1, updatedAt: now }];
  });
  return { created, changed };
}

const isSame = (a: Reseller, b: Reseller) =>
  a.name === b.name && a.mpnId === b.mpnId && a.location === b.location && a.active === b.active;
