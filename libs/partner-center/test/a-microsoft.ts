import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it arrived. */
export interface ReceivedCall {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answer = (call: ReceivedCall, response: ServerResponse) => void;

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_call, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** The connection breaks without a word. */
export const hangUp: Answer = (_call, response) => {
  response.destroy();
};

/** The answer breaks off in the middle. */
export const cutOff: Answer = (_call, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"attestationId":"49a6');
  setTimeout(() => response.destroy(), 10);
};

/** A real HTTP server that says what a spec wants Microsoft to say: in turn, the last answer for ever. */
export class AMicrosoft {
  readonly tokenCalls: ReceivedCall[] = [];
  readonly calls: ReceivedCall[] = [];
  private answers: Answer[] = [];
  private tokenAnswer: Answer = AMicrosoft.token();
  private readonly server = createServer((request, response) => {
    void this.serve(request, response);
  });

  static async start(): Promise<AMicrosoft> {
    const microsoft = new AMicrosoft();
    microsoft.server.listen(0, '127.0.0.1');
    await once(microsoft.server, 'listening');
    return microsoft;
  }

  /** Each token is another one, so that a spec sees which was used. */
  static token(expiresIn: unknown = 3599): Answer {
    let count = 0;
    return (call, response) => {
      count += 1;
      const kind = call.body.includes('refresh_token=') ? 'user' : 'app';
      json(200, { token_type: 'Bearer', expires_in: expiresIn, access_token: `${kind}-token-${count}` })(
        call,
        response,
      );
    };
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  says(...answers: Answer[]): void {
    this.answers = answers;
  }

  issuesTokens(answer: Answer): void {
    this.tokenAnswer = answer;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const call = { method, url, headers, body: await text(request) };
    if (url.endsWith('/token')) {
      this.tokenCalls.push(call);
      this.tokenAnswer(call, response);
      return;
    }
    this.calls.push(call);
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    if (answer) answer(call, response);
    else json(500, '')(call, response);
  }
}
