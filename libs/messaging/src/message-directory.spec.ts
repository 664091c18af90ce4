import { customerChanged, MESSAGE_CATALOG, QUEUE_NAMES, SERVICE_NAMES } from '@assent/contracts';
import { checkHandlers, queuesOf, routedTo, sweepQueueOf } from './message-directory.js';
import { messageName } from './message-name.js';
import { QUEUE_SETTINGS, settingsOf } from './queue-settings.js';

describe('the directory of messages', () => {
  it('gives each queue to exactly one service', () => {
    expect(SERVICE_NAMES.flatMap(queuesOf).sort()).toEqual([...QUEUE_NAMES].sort());
    for (const service of SERVICE_NAMES) expect(queuesOf(service)).toContain(sweepQueueOf(service));
  });

  it('brings an event to everybody it is for', () => {
    expect(routedTo('gateway', MESSAGE_CATALOG)).toContain(customerChanged);
    expect(routedTo('attestations', MESSAGE_CATALOG)).toContain(customerChanged);
    expect(routedTo('notifications', MESSAGE_CATALOG)).not.toContain(customerChanged);
  });

  it('brings every message to somebody', () => {
    const brought = new Set(SERVICE_NAMES.flatMap((service) => routedTo(service, MESSAGE_CATALOG)));
    expect(brought.size).toBe(MESSAGE_CATALOG.length);
  });

  it('lists all gaps at once', () => {
    const name = messageName(customerChanged);
    expect(() => {
      checkHandlers('gateway', [customerChanged], [name]);
    }).not.toThrow();
    expect(() => {
      checkHandlers('gateway', [customerChanged], ['gateway.surprise.v1']);
    }).toThrow(/customer-changed\.v1 is routed here[^]*gateway\.surprise\.v1 has a handler/);
  });
});

describe('the settings of the queues', () => {
  it('keep dead letters for less time than the inbox remembers, so that a redriven one cannot act twice', () => {
    const inboxDays = 31;
    for (const queue of QUEUE_NAMES) {
      expect(QUEUE_SETTINGS[queue].keepFailed.ageSeconds).toBeLessThan(inboxDays * 24 * 60 * 60);
    }
  });

  it('renew a lock well before it ends, and find a dead process soon after', () => {
    for (const queue of QUEUE_NAMES) {
      const { lockMs, stalledCheckMs } = settingsOf(queue);
      expect(stalledCheckMs).toBeLessThanOrEqual(lockMs / 2);
    }
  });
});
