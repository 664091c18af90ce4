import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Mailbox } from './mailbox.js';
import { listPage, mailPage } from './pages.js';

/**
 * The page to read mails in, and the same for tests: `GET /api/messages` (newest first),
 * `GET /api/messages/{id}`, `DELETE /api/messages`.
 */
export function mailServer(mailbox: Mailbox): Server {
  return createServer((request, response) => {
    answer(mailbox, request, response).catch((error: unknown) => {
      console.error(error);
      send(response, 500, 'text/plain', 'The mail catcher could not answer; see its log.');
    });
  });
}

async function answer(mailbox: Mailbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://mail-catcher');
  const [, area, id, part] = /^\/(api\/messages|messages)\/([\w-]+)(\/source)?$/.exec(pathname) ?? [];
  switch (`${request.method ?? 'GET'} ${area === undefined ? pathname : `/${area}/*${part ?? ''}`}`) {
    case 'GET /':
      send(response, 200, 'text/html', listPage(mailbox.list(), mailbox.version()));
      return;
    case 'GET /api/version':
      send(response, 200, 'text/plain', mailbox.version());
      return;
    case 'GET /api/messages':
      send(response, 200, 'application/json', JSON.stringify(mailbox.list()));
      return;
    case 'DELETE /api/messages':
      await mailbox.empty();
      response.writeHead(204).end();
      return;
    case 'POST /empty':
      await mailbox.empty();
      response.writeHead(303, { location: '/' }).end();
      return;
    case 'GET /messages/*': {
      const mail = mailbox.find(id ?? '');
      if (mail !== undefined) {
        send(response, 200, 'text/html', mailPage(mail));
        return;
      }
      break;
    }
    case 'GET /api/messages/*': {
      const mail = mailbox.find(id ?? '');
      if (mail !== undefined) {
        send(response, 200, 'application/json', JSON.stringify(mail));
        return;
      }
      break;
    }
    case 'GET /messages/*/source': {
      const source = await mailbox.source(id ?? '');
      if (source !== undefined) {
        send(response, 200, 'text/plain', source);
        return;
      }
      break;
    }
  }
  send(response, 404, 'text/plain', 'There is nothing at this address. All mails: /');
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response
    .writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(body);
}
