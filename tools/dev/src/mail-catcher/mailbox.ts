import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

/** One mail as the page and the API show it. */
export interface CaughtMail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly receivedAt: string;
  readonly text: string;
  readonly html: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** More would make the page slow; a developer's machine has no use for older ones. */
const KEPT_MAILS = 500;

/** The mails that were caught, newest first; kept as files so that they survive a restart. */
export class Mailbox {
  private mails: CaughtMail[] = [];

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<Mailbox> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const mailbox = new Mailbox(folder);
    const files = (await readdir(folder)).filter((file) => file.endsWith('.eml')).sort();
    for (const file of files.slice(-KEPT_MAILS)) {
      mailbox.mails.unshift(await parse(file.slice(0, -'.eml'.length), await readFile(join(folder, file))));
    }
    return mailbox;
  }

  list(): readonly CaughtMail[] {
    return this.mails;
  }

  find(id: string): CaughtMail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }

  /** Stores it before the sender is told that it arrived. */
  async add(source: Buffer): Promise<void> {
    // Sorts by time, so that a restart finds the same order.
    const id = `${Date.now().toString().padStart(14, '0')}-${randomUUID().slice(0, 8)}`;
    await writeFile(join(this.folder, `${id}.eml`), source, { mode: 0o600 });
    this.mails.unshift(await parse(id, source));
    for (const old of this.mails.splice(KEPT_MAILS)) await this.removeFile(old.id);
  }

  async source(id: string): Promise<Buffer | undefined> {
    return this.find(id) === undefined ? undefined : readFile(join(this.folder, `${id}.eml`));
  }

  async empty(): Promise<void> {
    const old = this.mails;
    this.mails = [];
    for (const mail of old) await this.removeFile(mail.id);
  }

  /** Changes whenever the list does; the page asks for it to know whether to load anew. */
  version(): string {
    return createHash('sha256')
      .update(this.mails.map((mail) => mail.id).join())
      .digest('hex')
      .slice(0, 16);
  }

  private async removeFile(id: string): Promise<void> {
    await rm(join(this.folder, `${id}.eml`), { force: true });
  }
}

async function parse(id: string, source: Buffer): Promise<CaughtMail> {
  const mail = await simpleParser(source);
  const recipients = mail.to === undefined ? [] : Array.isArray(mail.to) ? mail.to : [mail.to];
  const headers = mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]);
  return {
    id,
    from: mail.from?.text ?? '',
    to: recipients.flatMap((list) => list.value.map((address) => address.address ?? '')),
    subject: mail.subject ?? '(no subject)',
    receivedAt: new Date(Number(id.slice(0, 14))).toISOString(),
    text: mail.text ?? '',
    html: typeof mail.html === 'string' ? mail.html : null,
    headers: Object.fromEntries(headers) as Record<string, string>,
  };
}
