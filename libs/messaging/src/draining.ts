import { Injectable } from '@nestjs/common';

/**
 * Says when the process needs its handlers to come to an end. Those that wait for somebody outside, such as
 * Microsoft, give up then and write down what they know, while the database is still there; whoever would be
 * waited for longer is asked again by the next process.
 */
@Injectable()
export class Draining {
  private readonly controller = new AbortController();

  /** Aborted when what is still under way should give up. */
  get giveUp(): AbortSignal {
    return this.controller.signal;
  }

  /** Called by the transport. */
  hurry(): void {
    this.controller.abort();
  }
}
