import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SMTPServer } from 'smtp-server';
import { mailServer } from './http.js';
import { type CaughtMail, Mailbox } from './mailbox.js';
import { smtpCatcher } from './smtp.js';

const MAIL = `From: "Contoso" <mca@contoso.example>
To: ada.jensen@nordwind.example
Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= <b>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain; charset=utf-8

Open http://127.0.0.1:8081/a/token now.
--x
Content-Type: text/html; charset=utf-8

<p>Open <a href="http://127.0.0.1:8081/a/token">the page</a></p><script>alert(1)</script>
--x--
`;

describe('the mail catcher', () => {
  let folder: string;
  let smtp: SMTPServer;
  let pages: Server;
  let url: string;
  let smtpPort: number;

  const open = async () => {
    const mailbox = await Mailbox.open(folder);
    smtp = smtpCatcher(mailbox);
    smtp.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
    smtpPort = (smtp.server.address() as AddressInfo).port;
    pages = mailServer(mailbox);
    pages.listen(0, '127.0.0.1');
    await once(pages, 'listening');
    url = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  };
  const close = async () => {
    pages.closeAllConnections();
    await new Promise((resolve) => pages.close(resolve));
    await new Promise<void>((resolve) => {
      smtp.close(() => {
        resolve();
      });
    });
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assent-mails-'));
    await open();
  });
  afterEach(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Speaks SMTP as a mail program does: one line after the other's answer. */
  const send = async (mail: string) => {
    const socket = connect(smtpPort, '127.0.0.1');
    const lines = [
      'EHLO spec',
      'MAIL FROM:<mca@contoso.example>',
      'RCPT TO:<ada.jensen@nordwind.example>',
      'DATA',
      `${mail.replaceAll('\n', '\r\n')}\r\n.`,
      'QUIT',
    ];
    await once(socket, 'data');
    for (const line of lines) {
      socket.write(`${line}\r\n`);
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^[23]/);
    }
    socket.destroy();
  };
  const messages = async () => (await (await fetch(`${url}/api/messages`)).json()) as CaughtMail[];

  it('shows what was sent, in the API and on the page', async () => {
    await send(MAIL);
    const [mail] = await messages();

    expect(mail).toMatchObject({
      subject: 'Grüße <b>',
      to: ['ada.jensen@nordwind.example'],
      text: expect.stringContaining('http://127.0.0.1:8081/a/token') as string,
    });
    expect(await (await fetch(url)).text()).toContain('Grüße &lt;b&gt;');
    const page = await (await fetch(`${url}/messages/${mail?.id ?? ''}`)).text();
    expect(page).toContain('<a href="http://127.0.0.1:8081/a/token" target="_blank"');
  });

  it("runs no script of a mail, which stays inside its frame's attribute", async () => {
    await send(MAIL);
    const [mail] = await messages();
    const page = await (await fetch(`${url}/messages/${mail?.id ?? ''}`)).text();

    expect(page).not.toContain('<script>alert');
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  });

  it('keeps mails over a restart until they are deleted', async () => {
    await send(MAIL);
    await close();
    await open();
    expect(await messages()).toHaveLength(1);

    const deleted = await fetch(`${url}/api/messages`, { method: 'DELETE' });
    expect(deleted.status).toBe(204);
    await close();
    await open();
    expect(await messages()).toEqual([]);
  });

  it('answers 404 to what is not there, and to paths that lead out', async () => {
    for (const path of ['/messages/none', '/api/messages/none', '/messages/..%2f..%2fetc', '/nowhere']) {
      expect((await fetch(url + path)).status).toBe(404);
    }
  });
});
