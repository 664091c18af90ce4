import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';

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
  lastLines(count = 8): string[] {
    if (!existsSync(this.path)) return [];
    const descriptor = openSync(this.path, 'r');
    try {
      const size = fstatSync(descriptor).size;
      const from = Math.max(this.startOfRun, size - TAIL_BYTES);
      const buffer = Buffer.alloc(Math.max(0, size - from));
      readSync(descriptor, buffer, 0, buffer.length, from);
      const lines = buffer.toString('utf8').split('\n').filter(saysSomething);
      return lines.slice(-count).map(readable);
    } finally {
      closeSync(descriptor);
    }
  }
}

/** The frames of a stack trace would push the error itself out of the last lines. */
function saysSomething(line: string): boolean {
  return line.trim() !== '' && !/^\s+at /.test(line) && !/^Node\.js v\d/.test(line);
}

function readable(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    return [msg, err?.message].filter((part) => part !== undefined && part !== '').join(': ') || line;
  } catch {
    return line;
  }
}
