import { QuietEventSource } from '../../test/browser-parts';
import { LiveUpdates, type LiveEvent } from './live-updates';

const customerId = '0192f0a0-0000-7000-8000-0000000000c1';
let events: LiveEvent[];
let gaps: number;
let live: LiveUpdates;

beforeEach(async () => {
  events = [];
  gaps = 0;
  live = new LiveUpdates(
    '/events',
    (event) => events.push(event),
    () => {
      gaps += 1;
    },
  );
  live.open();
  await Promise.resolve();
});
afterEach(() => {
  live.close();
});

describe('LiveUpdates', () => {
  it('is live once the stream is open, and hands on what it understands', () => {
    expect(live.state()).toBe('live');
    QuietEventSource.latest!.emit('customer-changed', { customerId, status: 'ready' });
    QuietEventSource.latest!.emit('customer-changed', { customerId: 'no id' });
    expect(events).toEqual([{ name: 'customer-changed', data: { customerId, status: 'ready' } }]);
  });

  it('opens the stream anew when the browser gave up, and says that something may be missing', async () => {
    const first = QuietEventSource.latest!;
    first.fail();
    expect(live.state()).toBe('reconnecting');
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(QuietEventSource.latest).not.toBe(first);
    expect(live.state()).toBe('live');
    expect(gaps).toBe(1);
  });

  it('leaves reconnecting to the browser while it tries by itself', () => {
    const source = QuietEventSource.latest!;
    source.onerror?.();
    expect(live.state()).toBe('reconnecting');
    source.onopen?.();
    expect(live.state()).toBe('live');
    expect(gaps).toBe(0);
    expect(QuietEventSource.latest).toBe(source);
  });
});
