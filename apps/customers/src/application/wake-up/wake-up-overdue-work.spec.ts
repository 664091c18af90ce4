import { SYSTEM_ACTOR } from '@assent/contracts';
import type { MessagePublisher, OutgoingMessage } from '@assent/messaging';
import { anId } from '@assent/testing';
import type { Tx } from '@assent/database';
import { ImportsInMemory, PendingCallsInMemory, SteppedClock } from '../../../test/in-memory.js';
import { startImport } from '../../domain/customer-import.js';
import { CUSTOMERS_POLICY } from '../policy.js';
import { WakeUpOverdueWork } from './wake-up-overdue-work.js';

describe('waking up overdue work', () => {
  const tx = {} as Tx;
  const clock = new SteppedClock();
  const due = new Date(clock.now().getTime() + CUSTOMERS_POLICY.wakeUpAfterMs);
  const origin = {
    actor: SYSTEM_ACTOR,
    correlationId: 'asked-long-ago',
    causationId: anId(),
    traceparent: null,
    operationId: anId(),
  };
  let published: OutgoingMessage[];
  let imports: ImportsInMemory;
  let calls: PendingCallsInMemory;
  let wakeUp: WakeUpOverdueWork;

  beforeEach(() => {
    published = [];
    imports = new ImportsInMemory();
    calls = new PendingCallsInMemory();
    const publisher = {
      publish: (messages: OutgoingMessage[]) => Promise.resolve(published.push(...messages)),
    };
    wakeUp = new WakeUpOverdueWork(imports, calls, publisher as unknown as MessagePublisher);
  });

  it('sends a new message for an import, in the name of who asked for it, and then waits again', async () => {
    const progress = startImport(anId(), anId(), clock.now());
    await imports.insert(tx, { progress, origin }, due);
    expect(await wakeUp.wakeImports(clock.now())).toBe(0);
    expect(await wakeUp.wakeImports(due)).toBe(1);
    expect(await wakeUp.wakeImports(due)).toBe(0);
    expect(published).toEqual([
      expect.objectContaining({
        ...origin,
        data: { importId: progress.id },
        scope: { providerInstanceId: progress.providerInstanceId, resellerId: null },
      }),
    ]);
    // Without an id of its own each wake-up is a message that no queue has seen.
    expect(published[0]?.messageId).toBeUndefined();
  });

  it('sends each kind of call to its own handler', async () => {
    const scope = { providerInstanceId: anId(), resellerId: anId() };
    const call = { customerId: anId(), request: { kind: 'end' as const }, origin, scope };
    await calls.add(tx, call, clock.now(), due);
    await wakeUp.wakeCalls(due);
    expect(published.map(({ contract, scope: of }) => [contract.type, of])).toEqual([
      ['customers.end-relationship-at-microsoft', scope],
    ]);
  });
});
