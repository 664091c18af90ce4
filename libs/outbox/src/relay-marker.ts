import { isRedisAway, RedisAway } from '@assent/messaging';
import type { Redis } from 'ioredis';

/**
 * Raises the marker by one, unless it stands below what the database remembers: then Redis has lost data,
 * and the marker must stay where it is until the loss is repaired. Were it raised all the same and the
 * process died, nobody could tell any more where the loss began.
 *
 * KEYS[1] the marker; ARGV[1] the highest position in the database.
 * Returns {1, the new position}, or {0, the position that Redis still had}.
 */
const ADVANCE = `
local position = tonumber(redis.call('GET', KEYS[1]) or '0')
if position < tonumber(ARGV[1]) then return { 0, position } end
return { 1, redis.call('INCR', KEYS[1]) }
`;

export type Advance = { readonly position: number } | { readonly lostAfter: number };

/**
 * The relay's position, kept in Redis beside the jobs. It is raised after the jobs of a batch were added, so
 * whatever Redis forgets (a crash between two syncs of its log, a restored backup, a flush), it forgets the
 * position of every job that it forgets: a marker below the database's says exactly which batches are gone.
 */
export class RelayMarker {
  private readonly key: string;
  private closed = 0;

  /** @param redis the connection on which the jobs are added, too */
  constructor(
    private readonly redis: Redis,
    service: string,
  ) {
    this.key = `assent:${service}:relay-position`;
    redis.on('close', () => {
      this.closed += 1;
    });
  }

  /** Which connection this is: another number means that Redis was away in between, and may have restarted. */
  get connection(): number {
    return this.closed;
  }

  /**
   * Where Redis believes the relay to be; 0 when it does not know.
   *
   * @throws RedisAway
   */
  async read(): Promise<number> {
    return Number((await orAway(this.redis.get(this.key))) ?? 0);
  }

  /**
   * @param known the highest position in the database
   * @throws RedisAway
   */
  async advance(known: number): Promise<Advance> {
    const [raised, position] = (await orAway(this.redis.eval(ADVANCE, 1, this.key, known))) as [
      number,
      number,
    ];
    return raised === 1 ? { position } : { lostAfter: position };
  }
}

async function orAway<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw isRedisAway(error) ? new RedisAway(error) : error;
  }
}
