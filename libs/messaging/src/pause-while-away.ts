import { Logger } from '@nestjs/common';
import type { Backend } from './backends.js';

/** A fail-over takes seconds: this notices its end soon without hammering a server that is coming up. */
const PROBE_EVERY_MS = 1000;

/** What can be paused: the workers of a service. */
export interface Pausable {
  pause(): void;
  resume(): void;
}

/** Pauses the workers when a server they need is away, and resumes them when it answers again. */
export class PauseWhileAway {
  private readonly logger = new Logger(PauseWhileAway.name);
  private waitingFor: Backend | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly workers: Pausable) {}

  /** The name of the server that the workers wait for, or null when they work. */
  get reason(): string | null {
    return this.waitingFor?.name ?? null;
  }

  /** Pauses until `backend` answers. Many messages find out at the same time; the first one counts. */
  begin(backend: Backend): void {
    if (this.waitingFor) return;
    this.waitingFor = backend;
    this.workers.pause();
    this.logger.warn(
      `${backend.name} is away: messages wait, without losing attempts, until it answers again.`,
    );
    this.probeLater(backend);
  }

  /** Ends the probing, for a shutdown. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private probeLater(backend: Backend): void {
    this.timer = setTimeout(() => {
      backend.probe().then(
        () => {
          this.waitingFor = null;
          this.logger.log(`${backend.name} is back: messages are handled again.`);
          this.workers.resume();
        },
        () => {
          this.probeLater(backend);
        },
      );
    }, PROBE_EVERY_MS);
  }
}
