import { Injectable } from '@nestjs/common';
import { RedisConnections } from './redis-connections.js';
import { isRedisAway } from './redis-errors.js';

/** A server without which handlers cannot work. */
export interface Backend {
  /** As people call it: `PostgreSQL`. */
  readonly name: string;
  /** Whether an error says that this server cannot be reached. */
  isAway(error: unknown): boolean;
  /** Resolves when the server works. */
  probe(): Promise<unknown>;
}

/**
 * The servers that handlers need. When a handler fails because one of them is away, the message goes back to
 * the front of its queue without costing an attempt, and the workers pause until a probe succeeds.
 */
@Injectable()
export class Backends {
  private readonly all: Backend[];

  constructor(connections: RedisConnections) {
    this.all = [{ name: 'Redis', isAway: isRedisAway, probe: () => connections.producer.ping() }];
  }

  /** Adds a server; the outbox does so for its database. */
  add(backend: Backend): void {
    this.all.push(backend);
  }

  /** The server whose absence explains an error, also one that is wrapped as a `cause`. */
  awayBecauseOf(error: unknown): Backend | undefined {
    for (let cause = error, depth = 0; cause instanceof Object && depth < 5; depth++) {
      const at = cause;
      // Later ones first: a database driver knows its own errors better than Redis does.
      const found = this.all.findLast((backend) => backend.isAway(at));
      if (found) return found;
      cause = (cause as { cause?: unknown }).cause;
    }
    return undefined;
  }
}
