import { isDatabaseAway, Transactions } from '@assent/database';
import { Backends, MessagePublisher, RedisConnections } from '@assent/messaging';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CommitListener } from './commit-listener.js';
import { OUTBOX_POLICY } from './outbox-policy.js';
import { OwnCommits } from './own-commits.js';
import { prune } from './prune.js';
import { Relay } from './relay.js';
import { RelayMarker } from './relay-marker.js';

export const OUTBOX_SERVICE = Symbol('the service whose outbox it is');

/** Starts and stops what works in the background: the relay, its wake-up by commits, and the pruning. */
@Injectable()
export class RelayService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('OutboxRelay');
  private readonly relay: Relay;
  private readonly listener: CommitListener;
  private pruneTimer: NodeJS.Timeout | undefined;
  private pruning: Promise<void> = Promise.resolve();

  constructor(
    @Inject(OUTBOX_SERVICE) service: string,
    transactions: Transactions,
    private readonly dataSource: DataSource,
    publisher: MessagePublisher,
    redis: RedisConnections,
    backends: Backends,
    private readonly own: OwnCommits,
  ) {
    // Handlers that meet an absent PostgreSQL pause their worker instead of using up their attempts.
    backends.add({
      name: 'PostgreSQL',
      isAway: (error) => isDatabaseAway(error, urlOf(dataSource)),
      probe: () => dataSource.query('SELECT 1'),
    });
    this.relay = new Relay(transactions, publisher, new RelayMarker(redis.producer, service));
    this.listener = new CommitListener(
      { url: urlOf(dataSource), applicationName: `${service}-relay` },
      () => {
        this.relay.wake();
      },
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    this.relay.start();
    this.own.open((messages) => {
      this.relay.take(messages);
    });
    await this.listener.start();
    this.pruneTimer = setInterval(() => {
      this.pruning = this.prune();
    }, OUTBOX_POLICY.pruneEveryMs);
  }

  /**
   * Nest calls this after the transport has drained, and, since the module is not a global one, before the
   * global modules close Redis and the database: what the last handlers appended still goes out.
   */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.pruneTimer);
    this.own.close();
    await this.listener.stop();
    await this.relay.stop();
    await this.pruning;
  }

  private async prune(): Promise<void> {
    try {
      await prune(this.dataSource, new Date());
    } catch (error) {
      // The next one does it; a table that grows for long shows in the metrics of the database.
      this.logger.warn(`Old messages could not be pruned this time: ${String(error)}`);
    }
  }
}

function urlOf(dataSource: DataSource): string {
  const { options } = dataSource;
  if (options.type !== 'postgres' || options.url === undefined) {
    throw new Error('The outbox needs a PostgreSQL data source that was given a URL.');
  }
  return options.url;
}
