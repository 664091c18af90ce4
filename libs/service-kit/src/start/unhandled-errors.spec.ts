import { EventEmitter } from 'node:events';
import { pino } from 'pino';
import { dieOnUnhandledErrors, type Host } from './unhandled-errors.js';

class FakeProcess extends EventEmitter implements Host {
  exitCode: number | undefined = undefined;
  readonly exits: number[] = [];

  exit(code: number): void {
    this.exits.push(code);
  }
}

describe('dieOnUnhandledErrors', () => {
  const start = (stop: () => Promise<unknown>) => {
    const lines: string[] = [];
    const host = new FakeProcess();
    dieOnUnhandledErrors(pino({}, { write: (line: string) => lines.push(line) }), stop, host);
    return { host, lines };
  };

  it.each(['uncaughtException', 'unhandledRejection'])(
    'logs an %s, stops in order and exits with 1',
    async (event) => {
      let stopped = 0;
      const { host, lines } = start(() => Promise.resolve(stopped++));
      host.emit(event, new Error('nobody thought of this'));
      expect(lines.join()).toContain('nobody thought of this');
      await new Promise((resolve) => setImmediate(resolve));
      expect(stopped).toBe(1);
      expect(host.exits).toEqual([1]);
    },
  );

  it('exits at once on a second error while it stops', () => {
    const { host } = start(() => new Promise(() => undefined));
    host.emit('uncaughtException', new Error('one'));
    expect(host.exits).toEqual([]);
    host.emit('uncaughtException', new Error('two'));
    expect(host.exits).toEqual([1]);
  });
});
