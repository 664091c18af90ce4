import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { ProblemError } from '../../application/problem.error.js';
import { GATEWAY_POLICY } from '../../gateway-policy.js';

/** Lets a few exports run at a time, and ends those that nobody reads any more. */
@Injectable()
export class RunningExports {
  private running = 0;

  /**
   * Answers when the first piece is there, so that what fails by then can still be said.
   *
   * @param text is read as the receiver takes it; it is told to end when the receiver goes away or stalls
   * @throws ProblemError `too_many_requests` while as many run as may
   */
  async start(text: AsyncGenerator<string>): Promise<Readable> {
    if (this.running >= GATEWAY_POLICY.exportsAtOnce) {
      throw new ProblemError(
        'too_many_requests',
        'Other exports are running at present. Wait until they are done and try again.',
        { retryAfterSeconds: GATEWAY_POLICY.retryAfterSeconds },
      );
    }
    this.running += 1;
    let first: IteratorResult<string, unknown>;
    try {
      first = await text.next();
    } catch (error) {
      this.running -= 1;
      throw error;
    }
    return this.streamOf(first.done === true ? '' : first.value, text);
  }

  private streamOf(first: string, rest: AsyncGenerator<string>): Readable {
    let stall: NodeJS.Timeout | undefined;
    const stream = Readable.from(
      watched(first, rest, (isWaiting) => {
        clearTimeout(stall);
        if (isWaiting) stall = setTimeout(() => stream.destroy(), GATEWAY_POLICY.exportStallMs).unref();
      }),
      // Pieces are large already; more of them in memory would only wait there.
      { highWaterMark: 1 },
    );
    stream.once('close', () => {
      clearTimeout(stall);
      this.running -= 1;
    });
    return stream;
  }
}

/** Passes the pieces on and says when it waits for its reader to take the next one. */
async function* watched(
  first: string,
  rest: AsyncGenerator<string>,
  onWaiting: (isWaiting: boolean) => void,
): AsyncGenerator<string> {
  try {
    onWaiting(true);
    yield first;
    onWaiting(false);
    for await (const piece of rest) {
      onWaiting(true);
      yield piece;
      onWaiting(false);
    }
  } finally {
    // Also when the reader left at the first piece, before the loop began: the connection must go back.
    await rest.return(undefined);
  }
}
