import { Injectable } from '@nestjs/common';
import type { StoredAnswer } from '../state/sandbox-state.js';
import { SandboxStore } from '../state/sandbox-store.js';

/** How many answers to writes survive a restart: far more than any client has on the way at once. */
const WRITES_KEPT = 2_000;
/** Answers to reads are kept in memory only, and pages of customers are large. */
const READ_BYTES_KEPT = 32 * 1024 * 1024;

/**
 * Remembers the answer to each MS-RequestId: a repeated id gets the stored answer, faults included, and
 * the work is not done again. Two requests with one id at the same time: the second waits for the first.
 */
@Injectable()
export class AnswerStore {
  private readonly reads = new Map<string, StoredAnswer>();
  private readBytes = 0;
  private readonly underWay = new Map<string, { done: Promise<void>; finish: () => void }>();

  constructor(private readonly store: SandboxStore) {}

  /** @returns the stored answer; undefined: the caller does the work and must call `finish` */
  async find(key: string): Promise<StoredAnswer | undefined> {
    for (;;) {
      const stored = this.store.state.answers.get(key) ?? this.reads.get(key);
      if (stored !== undefined) return stored;
      const other = this.underWay.get(key);
      if (other === undefined) break;
      await other.done;
    }
    let finish = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      finish = resolve;
    });
    this.underWay.set(key, { done, finish });
    return undefined;
  }

  /** @param answer undefined when none came about, such as for a connection that was cut before the work */
  finish(key: string, answer: StoredAnswer | undefined): void {
    if (answer !== undefined) this.keep(key, answer);
    this.underWay.get(key)?.finish();
    this.underWay.delete(key);
  }

  clear(): void {
    this.reads.clear();
    this.readBytes = 0;
  }

  private keep(key: string, answer: StoredAnswer): void {
    if (key.startsWith('GET ') || key.startsWith('HEAD ')) {
      this.reads.set(key, answer);
      this.readBytes += answer.body.length;
      for (const [oldest, old] of this.reads) {
        if (this.readBytes <= READ_BYTES_KEPT) break;
        this.reads.delete(oldest);
        this.readBytes -= old.body.length;
      }
      return;
    }
    const { answers } = this.store.state;
    answers.set(key, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= WRITES_KEPT) break;
      answers.delete(oldest);
    }
    this.store.changed();
  }
}
