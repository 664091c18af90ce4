import { KeptConnections } from './kept-connections.js';
import { PartnerCenterError } from './partner-center-error.js';
import { PARTNER_CENTER_POLICY } from './partner-center-policy.js';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A whole answer, whatever it says. */
export interface HttpAnswer {
  readonly status: number;
  /** Parsed JSON; undefined when the body is empty or is not JSON. */
  readonly body: unknown;
  readonly retryAfter: string | null;
  readonly correlationId: string | null;
}

/** One exchange after the other with Microsoft, over connections that are kept open in between. */
export class Http {
  private readonly connections = new KeptConnections();

  /** @param giveUp ends every request, also those that are begun afterwards */
  constructor(private readonly giveUp?: AbortSignal) {}

  /** Whether every request ends at once, since the process does. */
  get isGivenUp(): boolean {
    return this.giveUp?.aborted === true;
  }

  /**
   * Sends a request once and reads its answer to the end.
   *
   * @throws PartnerCenterError `no_answer` for a time-out, a connection that broke or an answer that was cut
   *   off: whether it was carried out is not known. Its message names no address and no header.
   */
  async send({ method, url, headers, body, timeoutMs, signal }: HttpRequest): Promise<HttpAnswer> {
    const timeout = AbortSignal.timeout(timeoutMs);
    // Of this request alone: Node 20 never lets go of what `AbortSignal.any` hangs on a signal that lives long.
    const ended = new AbortController();
    const end = () => {
      ended.abort();
    };
    this.giveUp?.addEventListener('abort', end);
    if (this.giveUp?.aborted) end();
    try {
      const answer = await this.connections.request(url, {
        method,
        headers,
        body,
        signal: AbortSignal.any([timeout, ended.signal, ...(signal ? [signal] : [])]),
      });
      return {
        status: answer.statusCode ?? 0,
        body: parse(await readAll(answer)),
        retryAfter: headerOf(answer.headers, 'retry-after'),
        correlationId: headerOf(answer.headers, 'ms-correlationid'),
      };
    } catch (error) {
      if (error instanceof PartnerCenterError) throw error;
      throw noAnswer(
        error,
        timeout.aborted ? timeoutMs : null,
        ended.signal.aborted || signal?.aborted === true,
      );
    } finally {
      this.giveUp?.removeEventListener('abort', end);
    }
  }

  close(): void {
    this.connections.close();
  }
}

async function readAll(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > PARTNER_CENTER_POLICY.maxAnswerBytes) {
      throw new PartnerCenterError('no_answer', 'Microsoft’s answer was far too long, and was not read.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Microsoft puts a byte order mark before some of its answers. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function headerOf(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  name: string,
): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function noAnswer(error: unknown, timedOutAfterMs: number | null, isGivenUp: boolean): PartnerCenterError {
  const code = (error as { code?: unknown } | null)?.code;
  const reason =
    timedOutAfterMs === null
      ? `The connection failed (${typeof code === 'string' ? code : 'closed'}).`
      : `There was none within ${timedOutAfterMs / 1000} seconds.`;
  return new PartnerCenterError(
    'no_answer',
    `Microsoft gave no answer, so it is not known whether it was carried out. ${reason}`,
    { circumstance: isGivenUp ? 'given_up' : timedOutAfterMs === null ? 'not_connected' : 'timed_out' },
  );
}
