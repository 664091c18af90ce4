import { once } from 'node:events';
import { mailServer } from './http.js';
import { Mailbox } from './mailbox.js';
import { smtpCatcher } from './smtp.js';

/** Loopback only: mails hold personal data and links that accept agreements. */
const HOST = '127.0.0.1';

async function main(): Promise<void> {
  const mailbox = await Mailbox.open(process.env['MAIL_FOLDER'] ?? '.assent/mails');
  const smtpPort = Number(process.env['SMTP_PORT'] ?? 1025);
  const pagePort = Number(process.env['MAIL_PAGE_PORT'] ?? 8025);

  const smtp = smtpCatcher(mailbox);
  // A sender that hangs up in the middle is reported here; without a listener it would end the process.
  smtp.on('error', (error) => {
    console.error(error.message);
  });
  smtp.listen(smtpPort, HOST);
  await once(smtp.server, 'listening');
  const pages = mailServer(mailbox);
  pages.listen(pagePort, HOST);
  await once(pages, 'listening');
  console.log(`Mail catcher: smtp://${HOST}:${smtpPort}, mails at http://${HOST}:${pagePort}`);

  const stop = () => {
    pages.close();
    pages.closeAllConnections();
    smtp.close(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

void main();
