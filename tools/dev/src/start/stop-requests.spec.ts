import { EventEmitter } from 'node:events';
import { onStopRequests } from './stop-requests.js';

describe('onStopRequests', () => {
  const listen = () => {
    const signals = new EventEmitter();
    const seen: string[] = [];
    onStopRequests(
      () => seen.push('stop'),
      () => seen.push('kill'),
      signals,
    );
    return { signals, seen };
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it('takes the Ctrl-C that npm hands on once more for the same one', () => {
    const { signals, seen } = listen();
    signals.emit('SIGINT');
    signals.emit('SIGINT');

    expect(seen).toEqual(['stop']);
  });

  it('kills for somebody who asks again later', async () => {
    const { signals, seen } = listen();
    signals.emit('SIGTERM');
    await pause(750);
    signals.emit('SIGINT');

    expect(seen).toEqual(['stop', 'kill']);
  });
});
