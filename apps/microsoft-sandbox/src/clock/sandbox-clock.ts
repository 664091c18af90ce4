import { Injectable } from '@nestjs/common';
import { SandboxStore } from '../state/sandbox-store.js';

/** The sandbox's time: the machine's, moved on by what the control API asked for. */
@Injectable()
export class SandboxClock {
  constructor(private readonly store: SandboxStore) {}

  /** Epoch ms. */
  now(): number {
    return Date.now() + this.store.state.clockOffsetMs;
  }

  /** Makes tokens, links and lags run out sooner than a test cares to wait. */
  advance(ms: number): void {
    this.store.state.clockOffsetMs += ms;
    this.store.changed();
  }
}
