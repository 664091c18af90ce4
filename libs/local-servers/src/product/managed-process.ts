import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { tieLife } from '../lifeline.js';
import { LocalServerError } from '../server.js';
import { pause } from '../server-process.js';
import { LogFile } from './log-file.js';

/** One process of the product. */
export interface ProcessSpec {
  readonly name: string;
  /** A compiled script, run by this Node. */
  readonly script: string;
  /** What Node is told before the script. */
  readonly nodeOptions: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Answers once the process can do its work: with 200, or with anything where it has no health page. */
  readonly readyUrl: string;
  readonly readyWhen: 'ok' | 'answers';
}

/** What a process went through without being asked to. */
export type ProcessEvent =
  | {
      readonly kind: 'died';
      readonly name: string;
      readonly how: string;
      readonly lastLines: readonly string[];
      readonly logFile: string;
      /** Null when it stays away. */
      readonly restartInMs: number | null;
    }
  | { readonly kind: 'recovered'; readonly name: string };

/** How often a process that dies is started again. */
const RESTART = {
  firstDelayMs: 500,
  /** Slow enough not to fill the log, quick enough that a person who has put it right need not wait. */
  maxDelayMs: 15_000,
  /** Whoever ran this long starts with the first delay again. */
  healthyAfterMs: 60_000,
} as const;

/** Seven processes that start together take two cores some ten seconds; a machine with other work takes its time. */
const READY_DEADLINE_MS = 90_000;

/** A service drains within this; after that it is killed, which costs a repeated message at most. */
const STOP_GRACE_MS = 6_000;

/** A process that is watched: reported when it dies, started again, and stopped with all it started. */
export class ManagedProcess {
  private child: ChildProcess | undefined;
  private exited: Promise<void> = Promise.resolve();
  private wanted = false;
  private restartTimer: NodeJS.Timeout | undefined;
  private delayMs: number = RESTART.firstDelayMs;
  private readonly log: LogFile;

  constructor(
    readonly spec: ProcessSpec,
    private readonly options: {
      readonly restart: boolean;
      readonly onEvent: (event: ProcessEvent) => void;
    },
  ) {
    this.log = new LogFile(spec.logFile);
  }

  get name(): string {
    return this.spec.name;
  }

  /** Of the running process; undefined while there is none. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isRunning(): boolean {
    return this.child !== undefined;
  }

  /**
   * Starts it and waits until it is ready.
   * @throws LocalServerError with its last lines when it ends first or takes longer than the deadline
   */
  async start(deadlineMs = READY_DEADLINE_MS): Promise<void> {
    this.wanted = true;
    this.launch('starting');
    await this.waitUntilReady(deadlineMs);
  }

  /** Sends a signal as from outside; what follows is treated as a death. For tests of what happens then. */
  kill(signal: NodeJS.Signals): void {
    this.signalGroup(signal);
  }

  /** Asks it to end and waits for that; kills it when it takes too long. Safe to call twice. */
  async stop(graceMs = STOP_GRACE_MS): Promise<void> {
    this.wanted = false;
    clearTimeout(this.restartTimer);
    if (this.child === undefined) return;
    this.signalGroup('SIGTERM');
    const killer = setTimeout(() => {
      this.signalGroup('SIGKILL');
    }, graceMs);
    await this.exited;
    clearTimeout(killer);
  }

  /** Ends it at once. */
  killNow(): void {
    this.wanted = false;
    clearTimeout(this.restartTimer);
    this.signalGroup('SIGKILL');
  }

  async waitUntilReady(deadlineMs = READY_DEADLINE_MS): Promise<void> {
    const deadline = Date.now() + deadlineMs;
    while (!(await this.isReady())) {
      if (this.child === undefined && this.restartTimer === undefined) {
        throw new LocalServerError(`${this.name} could not start.\n${this.lastWords()}`);
      }
      if (Date.now() > deadline) {
        throw new LocalServerError(
          `${this.name} was not ready within ${deadlineMs / 1000} s.\n${this.lastWords()}`,
        );
      }
      await pause(50);
    }
    this.isSettled = true;
  }

  /** Until it has been ready once, its end is an error of the start and not an event. */
  private isSettled = false;

  private launch(reason: 'starting' | 'restarting'): void {
    const startedAt = Date.now();
    const descriptor = this.log.open();
    const child = spawn(process.execPath, [...this.spec.nodeOptions, this.spec.script], {
      cwd: '/',
      env: this.spec.environment,
      stdio: ['ignore', descriptor, descriptor],
      // A process group of its own: Ctrl-C on the terminal reaches us alone, and we stop it in order.
      detached: true,
    });
    closeSync(descriptor);
    this.child = child;
    const cutLifeline = child.pid === undefined ? undefined : tieLife(-child.pid, 'TERM');
    this.exited = new Promise((resolve) => {
      const onEnd = (how: string) => {
        if (this.child !== child) return;
        this.child = undefined;
        cutLifeline?.();
        if (Date.now() - startedAt > RESTART.healthyAfterMs) this.delayMs = RESTART.firstDelayMs;
        if (this.wanted && this.isSettled) this.onDeath(how);
        resolve();
      };
      child.once('error', (error) => {
        onEnd(error.message);
      });
      child.once('exit', (code, signal) => {
        onEnd(signal === null ? `exit code ${String(code)}` : `signal ${signal}`);
      });
    });
    if (reason === 'restarting') void this.reportRecovery(child);
  }

  private onDeath(how: string): void {
    const restartInMs = this.options.restart ? this.delayMs : null;
    this.options.onEvent({
      kind: 'died',
      name: this.name,
      how,
      lastLines: this.log.lastLines(),
      logFile: this.spec.logFile,
      restartInMs,
    });
    if (restartInMs === null) return;
    this.delayMs = Math.min(this.delayMs * 2, RESTART.maxDelayMs);
    this.restartTimer = setTimeout(() => {
      this.restartTimer = undefined;
      this.launch('restarting');
    }, restartInMs);
  }

  private async reportRecovery(child: ChildProcess): Promise<void> {
    while (this.child === child) {
      if (await this.isReady()) {
        this.options.onEvent({ kind: 'recovered', name: this.name });
        return;
      }
      await pause(200);
    }
  }

  private async isReady(): Promise<boolean> {
    if (this.child === undefined) return false;
    try {
      const answer = await fetch(this.spec.readyUrl, { signal: AbortSignal.timeout(5_000) });
      await answer.body?.cancel();
      return this.spec.readyWhen === 'answers' || answer.ok;
    } catch {
      return false;
    }
  }

  private signalGroup(signal: NodeJS.Signals): void {
    if (this.child?.pid === undefined) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch {
      // It has ended and its exit is about to be seen.
    }
  }

  private lastWords(): string {
    const lines = this.log.lastLines();
    const said = lines.length === 0 ? '  (it said nothing)' : lines.map((line) => `  ${line}`).join('\n');
    return `${said}\n  whole log: ${this.spec.logFile}`;
  }
}
