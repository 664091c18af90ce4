/** Three connections to Partner Center; most customers belong to the first. */
export const BENCH_INSTANCE_IDS = [1, 2, 3].map((n) => `01900000-0000-7000-8000-00000000000${n}`);

/** Far above what is measured: a figure is about our own cost, not about waiting for a turn. */
const CALLS_PER_MINUTE = { customers: 60_000, agreements: 60_000, attestations: 60_000 };

/** Their description for the services. All of them are the one tenant of the sandbox. */
export function benchInstances(sandboxUrl: string): unknown {
  return BENCH_INSTANCE_IDS.map((id, index) => ({
    id,
    name: `Bench Partner ${index + 1}`,
    defaultCountry: 'DE',
    partnerCenter: { apiUrl: sandboxUrl, callsPerMinute: CALLS_PER_MINUTE },
  }));
}
