import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'undici';
import { timed } from '../../timed.js';
import { get } from '../read-cost.js';

const PAUSE_MS = 10;
const PATHS = [
  '/api/v1/mca/summary',
  '/api/v1/mca/customers?limit=50&sort=urgency',
  '/api/v1/mca/customers?limit=50&status=ready&sort=company',
];

/** Somebody who looks at the work list all the time, one request after the other, until told to stop. */
export class SteadyReader {
  private readonly times: number[] = [];
  private isOn = true;
  private readonly done: Promise<void>;

  constructor(private readonly api: Pool) {
    this.done = this.read();
  }

  /** @returns how long each request took, in milliseconds */
  async stop(): Promise<number[]> {
    this.isOn = false;
    await this.done;
    return this.times;
  }

  private async read(): Promise<void> {
    for (let turn = 0; this.isOn; turn++) {
      this.times.push(await timed(() => get(this.api, PATHS[turn % PATHS.length] ?? '')));
      await sleep(PAUSE_MS);
    }
  }
}
