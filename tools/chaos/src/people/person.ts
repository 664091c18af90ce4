import { pause } from '../pause.js';
import type { SeededRandom } from '../seeded-random.js';

/** What the system said in the end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** JSON, or a form when it is a string. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What all people together have met. */
export class Encounters {
  noAnswer = 0;
  unavailable = 0;
  throttled = 0;
  /** Answers that no fault from outside excuses. */
  readonly faultsOfOurs: string[] = [];
}

/** Somebody who keeps one page or call open no longer than this. */
const PATIENCE_MS = 45_000;

/** Sends a request as people and order systems do: whoever gets no answer asks again, the same way. */
export class Person {
  constructor(
    private readonly random: SeededRandom,
    private readonly encounters: Encounters,
    /** Ends every wait when time is over. */
    readonly signal: AbortSignal,
  ) {}

  /** Until the system has answered yes or no. @throws the reason of the signal */
  async ask(ask: Ask): Promise<Answer> {
    for (;;) {
      const answer = await this.tryOnce(ask);
      if (answer !== undefined && answer.status < 500 && answer.status !== 429) return answer;
      await this.rest(answer);
    }
  }

  /** Some moments of a person's time. */
  async think(minMs: number, maxMs: number): Promise<void> {
    await pause(this.random.between(minMs, maxMs), this.signal);
  }

  private async tryOnce({ method, url, body, headers }: Ask): Promise<Answer | undefined> {
    try {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        signal: AbortSignal.any([this.signal, AbortSignal.timeout(PATIENCE_MS)]),
        headers: { ...headers, ...contentType(body) },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = (response.headers.get('content-type') ?? '').includes('json');
      this.note(method, url, response.status, text);
      return {
        status: response.status,
        headers: response.headers,
        body: isJson ? (JSON.parse(text) as unknown) : text,
      };
    } catch (error) {
      if (this.signal.aborted) throw error;
      this.encounters.noAnswer += 1;
      return undefined;
    }
  }

  private note(method: string, url: string, status: number, text: string): void {
    if (status === 429) this.encounters.throttled += 1;
    else if (status === 503) this.encounters.unavailable += 1;
    else if (status >= 500) {
      this.encounters.faultsOfOurs.push(
        `${method} ${withoutToken(url)} answered ${status}: ${text.slice(0, 300)}`,
      );
    }
  }

  private async rest(answer: Answer | undefined): Promise<void> {
    const asked = Number(answer?.headers.get('retry-after') ?? 0) * 1_000;
    // Nobody waits in front of a screen as long as a server would like.
    await pause(Math.min(asked, 4_000) + this.random.between(200, 1_200), this.signal);
  }
}

function contentType(body: unknown): Record<string, string> {
  if (body === undefined) return {};
  return {
    'content-type': typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/json',
  };
}

const withoutToken = (url: string) => new URL(url).pathname.replace(/^\/a\/[^/]+/, '/a/…');
