import type { WorkRecord } from './connection-record.js';
import { countWaitingCalls, type WaitingCalls } from './count-waiting-calls.js';
import type { InstanceBudget } from './partner-center-client.js';

const callsPerMinute = { attestations: 60, agreements: 60, customers: 60 };
const budgetOf = (providerInstanceId: string): InstanceBudget => ({ providerInstanceId, callsPerMinute });

describe('counting what waits for Microsoft', () => {
  it('notes for each connection what waits there and when its turn comes', async () => {
    const waiting: Readonly<Record<string, WaitingCalls>> = {
      north: { waiting: 3, tried: 1, nextAttemptAt: new Date('2026-11-23T08:00:00Z') },
      south: { waiting: 0, tried: 0, nextAttemptAt: null },
    };
    const noted: Record<string, WorkRecord> = {};
    await countWaitingCalls(
      {
        budgets: () => Object.keys(waiting).map(budgetOf),
        noteWaitingWork: (id, work) => {
          noted[id] = work;
          return Promise.resolve();
        },
      },
      (id) => Promise.resolve(waiting[id]!),
    );
    expect(noted).toEqual({
      north: { waiting: 3, tried: 1, nextAttemptAt: Date.UTC(2026, 10, 23, 8) },
      south: { waiting: 0, tried: 0, nextAttemptAt: null },
    });
  });
});
