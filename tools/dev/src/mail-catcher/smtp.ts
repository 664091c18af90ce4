import { SMTPServer } from 'smtp-server';
import type { Mailbox } from './mailbox.js';

/** Takes every mail for everybody and delivers none of them. */
export function smtpCatcher(mailbox: Mailbox): SMTPServer {
  return new SMTPServer({
    // Senders may log in or not, and need no certificate for the loopback address.
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (_auth, _session, done) => {
      done(null, { user: 'anybody' });
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', done);
      stream.on('end', () => {
        mailbox.add(Buffer.concat(chunks)).then(
          () => {
            done();
          },
          (error: unknown) => {
            done(error instanceof Error ? error : new Error(String(error)));
          },
        );
      });
    },
  });
}
