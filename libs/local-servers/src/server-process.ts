import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { tieLife } from './lifeline.js';
import { LocalServerError } from './server.js';

/** A server's program running as our child, its output going to a file. */
export class ServerProcess {
  /** Settles with how it ended and its last words when it was not asked to. */
  readonly ended: Promise<string>;
  private readonly exited: Promise<void>;
  private hasExited = false;
  private wasAsked = false;
  private howItEnded = '';

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
    private readonly logFile: string,
  ) {
    const cutLifeline = child.pid === undefined ? undefined : tieLife(child.pid, 'INT');
    this.exited = new Promise((resolve) => {
      const settle = (how: string) => {
        this.howItEnded = how;
        this.hasExited = true;
        cutLifeline?.();
        resolve();
      };
      child.once('exit', (code, signal) => {
        settle(signal === null ? `exit code ${String(code)}` : `signal ${signal}`);
      });
      child.once('error', (error) => {
        settle(error.message);
      });
    });
    this.ended = new Promise((resolve) => {
      void this.exited.then(() => {
        if (!this.wasAsked) resolve(`${this.howItEnded}: ${this.lastWords()}`);
      });
    });
  }

  /**
   * Starts the program in a process group of its own: a Ctrl-C on the terminal reaches us alone, so that
   * those who use the server can finish before it goes.
   */
  static spawn(
    name: string,
    command: readonly [string, ...string[]],
    options: SpawnOptions & { logFile: string },
  ): ServerProcess {
    const { logFile, ...spawnOptions } = options;
    const log = openSync(logFile, 'w', 0o600);
    try {
      const [program, ...args] = command;
      const child = spawn(program, args, { ...spawnOptions, detached: true, stdio: ['ignore', log, log] });
      child.unref();
      return new ServerProcess(name, child, logFile);
    } finally {
      closeSync(log);
    }
  }

  /**
   * Waits until `isReady` answers true.
   * @throws LocalServerError with the server's last words when it ends before, or takes too long
   */
  async waitUntil(isReady: () => Promise<boolean>, deadlineMs: number): Promise<void> {
    const deadline = Date.now() + deadlineMs;
    for (;;) {
      if (this.hasExited) throw new LocalServerError(`${this.name} did not start: ${this.lastWords()}`);
      if (await isReady()) return;
      if (Date.now() > deadline) {
        await this.stop('SIGKILL');
        throw new LocalServerError(
          `${this.name} did not answer within ${deadlineMs / 1000} s: ${this.lastWords()}`,
        );
      }
      await pause(25);
    }
  }

  /** Asks it to stop; after 8 s it is killed, which both servers survive without losing what they confirmed. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    this.wasAsked = true;
    if (this.hasExited) return;
    this.child.kill(signal);
    const killer = setTimeout(() => this.child.kill('SIGKILL'), 8_000);
    await this.exited;
    clearTimeout(killer);
  }

  private lastWords(): string {
    try {
      const lines = readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
      return `${lines}\n(whole log: ${this.logFile})`;
    } catch {
      return 'it left no log.';
    }
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
