import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One mail that the mail server took. */
export interface CaughtMail {
  readonly messageId: string;
}

/**
 * Every mail that arrived, read from the mail catcher's folder while it fills: the catcher itself keeps the
 * newest ones only.
 */
export class CaughtMails {
  private readonly seen = new Map<string, CaughtMail>();

  constructor(private readonly folder: string) {}

  async collect(): Promise<void> {
    for (const file of await readdir(this.folder)) {
      if (!file.endsWith('.eml') || this.seen.has(file)) continue;
      const source = await readFile(join(this.folder, file), 'utf8').catch(() => '');
      const messageId = /^message-id:\s*<([^@>]+)@/im.exec(source)?.[1];
      // Half written: the next look finds it whole.
      if (messageId !== undefined) this.seen.set(file, { messageId });
    }
  }

  all(): CaughtMail[] {
    return [...this.seen.values()];
  }
}
