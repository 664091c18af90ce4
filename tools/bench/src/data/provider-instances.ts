import { BULK_INSTANCE, IMPORT_INSTANCE } from './own-instances.js';

/** Three connections to Partner Center; most customers belong to the first. */
export const BENCH_INSTANCE_IDS = [1, 2, 3].map((n) => `01900000-0000-7000-8000-00000000000${n}`);

/** One more, with the calls that a partner has as a rule: links that run out are not asked about all at once. */
export const PATIENT_INSTANCE_ID = '01900000-0000-7000-8000-000000000009';

/** Far above what is measured: a figure is about our own cost, not about waiting for a turn. */
const CALLS_PER_MINUTE = { customers: 60_000, agreements: 60_000, attestations: 60_000 };

/** Their description for the services: these are one tenant of the sandbox, those of single measures have their own. */
export function benchInstances(sandboxUrl: string): unknown {
  const one = (id: string, name: string, connection: object = {}) => ({
    id,
    name,
    defaultCountry: 'DE',
    partnerCenter: { apiUrl: sandboxUrl, ...connection },
  });
  return [
    ...BENCH_INSTANCE_IDS.map((id, index) =>
      one(id, `Bench Partner ${index + 1}`, { callsPerMinute: CALLS_PER_MINUTE }),
    ),
    one(PATIENT_INSTANCE_ID, 'Patient Partner'),
    ...[BULK_INSTANCE, IMPORT_INSTANCE].map(({ id, tenantId, callsPerMinute }) =>
      one(id, 'Partner of its own', { tenantId, callsPerMinute }),
    ),
  ];
}
