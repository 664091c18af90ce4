import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { lastLines } from './last-lines.js';

/** Beyond this a log is set aside at the next start of its process; one older part is kept. */
const ROTATE_AT_BYTES = 5 * 1024 * 1024;
/** Enough for the last lines and a stack trace. */
const TAIL_BYTES = 16 * 1024;

/** Where a process writes what it says. */
export class LogFile {
  private startOfRun = 0;

  constructor(readonly path: string) {}

  /** A file descriptor to write to; what follows counts as the current run. */
  open(): number {
    if (existsSync(this.path) && statSync(this.path).size > ROTATE_AT_BYTES) {
      renameSync(this.path, `${this.path}.1`);
    }
    const descriptor = openSync(this.path, 'a', 0o600);
    this.startOfRun = fstatSync(descriptor).size;
    return descriptor;
  }

  /** The last lines of the current run, readable: of a JSON line its message and error. */
  lastLines(): string[] {
    if (!existsSync(this.path)) return [];
    const descriptor = openSync(this.path, 'r');
    try {
      const size = fstatSync(descriptor).size;
      const from = Math.max(this.startOfRun, size - TAIL_BYTES);
      const buffer = Buffer.alloc(Math.max(0, size - from));
      readSync(descriptor, buffer, 0, buffer.length, from);
      return lastLines(buffer.toString('utf8'));
    } finally {
      closeSync(descriptor);
    }
  }
}
