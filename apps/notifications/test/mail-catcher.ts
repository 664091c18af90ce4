import { freePort } from '@assent/testing';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps what it takes. */
export class MailCatcher {
  readonly mails: ParsedMail[] = [];
  /** Answer to every recipient instead of taking it, such as 550. */
  refuseRecipientsWith: number | undefined;
  private server: SMTPServer | undefined;
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Listens on a free port; after `stop`, on the same one again. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: (_, __, callback) => {
        const responseCode = this.refuseRecipientsWith;
        callback(responseCode === undefined ? null : Object.assign(new Error('not here'), { responseCode }));
      },
      onData: (stream, _, callback) => {
        simpleParser(stream).then((mail) => {
          this.mails.push(mail);
          callback();
        }, callback);
      },
    });
    // A client that goes away in the middle is none of a spec's business.
    server.on('error', () => undefined);
    // Given to nobody else, also while it is stopped.
    if (this.port === 0) this.port = await freePort();
    await new Promise<void>((resolve) => {
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.server = server;
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server === undefined) return;
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
  }
}
