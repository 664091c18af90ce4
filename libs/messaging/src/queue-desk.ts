import { QUEUE_NAMES, type QueueName } from '@assent/contracts';
import { DeadLetters } from './dead-letters.js';
import { RedisAway } from './errors.js';
import { conditionOf, type QueueCondition } from './queue-overview.js';
import { Queues } from './queues.js';
import { RedisConnections } from './redis-connections.js';

/** Whoever opened the desk tells people that Redis is away, in words of its own. */
const SILENT = { log: () => undefined, warn: () => undefined };

/** The queues of all services, for a tool at a terminal that belongs to none of them. */
export class QueueDesk {
  readonly letters: DeadLetters;

  private constructor(
    private readonly connections: RedisConnections,
    private readonly queues: Queues,
  ) {
    this.letters = new DeadLetters(queues);
  }

  /** @throws RedisAway when Redis does not answer within a second */
  static async open(redisUrl: string): Promise<QueueDesk> {
    const connections = new RedisConnections(redisUrl, SILENT);
    await connections.onModuleInit();
    if (connections.isReady) return new QueueDesk(connections, new Queues(connections));
    connections.close();
    throw new RedisAway();
  }

  /**
   * Every queue, in the order of the catalogue.
   *
   * @throws RedisAway when Redis goes away meanwhile
   */
  conditions(): Promise<QueueCondition[]> {
    return Promise.all(QUEUE_NAMES.map((name) => this.queues.use(name, (queue) => conditionOf(name, queue))));
  }

  async close(): Promise<void> {
    await this.queues.onApplicationShutdown();
    this.connections.close();
  }
}

/** Whether a text that somebody typed is the name of a queue. */
export function isQueueName(text: string): text is QueueName {
  return (QUEUE_NAMES as readonly string[]).includes(text);
}
