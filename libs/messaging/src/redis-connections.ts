import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';

/** How long a start waits for Redis before it goes on without: long enough for a server that is there. */
const START_WAIT_MS = 1000;
/** A server that accepts but does not answer counts as away after this. */
const COMMAND_TIMEOUT_MS = 5000;
/** ioredis keeps a process alive this long after a goodbye; its own 2 s would slow down every stop. */
const GOODBYE_MS = 300;

/**
 * The connections of a service to Redis. They open by themselves and come back by themselves; a service
 * starts and works on without Redis.
 */
@Injectable()
export class RedisConnections implements OnModuleInit, OnApplicationShutdown {
  /** What BullMQ makes of `consumer`: a connection per worker that blocks until a message comes. */
  private readonly blocking: Redis[] = [];

  /** For sending: a command fails at once while Redis is away, instead of piling up in memory. */
  readonly producer: Redis;

  /** For workers: a command waits for Redis to come back, however long that takes. */
  readonly consumer: Redis;

  constructor(
    url: string,
    private readonly logger: Pick<Logger, 'log' | 'warn'> = new Logger(RedisConnections.name),
  ) {
    this.producer = this.open(url, 'producer', {
      enableOfflineQueue: false,
      // What was under way when the connection broke fails at once; its sender repeats it under the same id.
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
      commandTimeout: COMMAND_TIMEOUT_MS,
    });
    this.consumer = this.open(url, 'consumer', { maxRetriesPerRequest: null });
    const duplicate = this.consumer.duplicate.bind(this.consumer);
    this.consumer.duplicate = (options) => {
      const copy = duplicate(options);
      this.blocking.push(copy);
      return copy;
    };
  }

  /** Whether Redis can be reached at this moment. */
  get isReady(): boolean {
    return this.producer.status === 'ready';
  }

  /** Waits a moment for the first connection, so that an ordinary start finds Redis ready. */
  async onModuleInit(): Promise<void> {
    if (this.isReady) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, START_WAIT_MS);
      this.producer.once('ready', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** After the transport has drained and the relay has stopped: both still need Redis until then. */
  onApplicationShutdown(): void {
    this.close();
  }

  /** Closes all connections at once, also those that a worker could not close itself. Can be called again. */
  close(): void {
    for (const client of [this.producer, this.consumer, ...this.blocking]) client.disconnect();
  }

  private open(url: string, purpose: string, options: RedisOptions): Redis {
    const client = new Redis(url, {
      connectionName: `assent-${purpose}`,
      disconnectTimeout: GOODBYE_MS,
      retryStrategy: (times) => Math.min(times * 100, 2000),
      ...options,
    });
    // ioredis reports each vain try to reconnect; people want to know when Redis went and when it came back.
    let away = false;
    client.on('error', (error: Error) => {
      if (!away) this.logger.warn(`Redis is away (${purpose} connection): ${error.message || error.name}`);
      away = true;
    });
    client.on('ready', () => {
      if (away) this.logger.log(`Redis is back (${purpose} connection).`);
      away = false;
    });
    return client;
  }
}
