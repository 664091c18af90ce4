import { DATABASE_POLICY } from '@assent/database';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { OUTBOX_CHANNEL } from './outbox-channel.js';
import { OUTBOX_POLICY } from './outbox-policy.js';

/**
 * Hears of commits that put messages into the outbox, on a connection of its own: a pooled one would come
 * back to the pool with its LISTEN, or be closed as idle. When the connection breaks it is opened again;
 * what was notified in between is lost, and found by the poll.
 */
export class CommitListener {
  private readonly logger = new Logger('OutboxRelay');
  private client: Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;
  private away = false;

  constructor(
    private readonly connection: { readonly url: string; readonly applicationName: string },
    private readonly onCommit: () => void,
  ) {}

  /** Resolves when listening, or when the first try failed and the next is planned. Never rejects. */
  async start(): Promise<void> {
    const client = new Client({
      connectionString: this.connection.url,
      application_name: this.connection.applicationName,
      connectionTimeoutMillis: DATABASE_POLICY.connectTimeoutMs,
      keepAlive: true,
    });
    this.client = client;
    client.on('notification', this.onCommit);
    // `end` follows every `error`; without a listener an error would end the process.
    client.on('error', () => undefined);
    client.once('end', () => {
      this.reconnectLater(client);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      if (this.away) this.logger.log('Listening for commits again.');
      this.away = false;
      // Whatever was committed while nobody listened.
      this.onCommit();
    } catch {
      this.reconnectLater(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private reconnectLater(broken: Client): void {
    if (this.stopped || this.client !== broken) return;
    this.client = undefined;
    void broken.end().catch(() => undefined);
    if (!this.away) {
      this.logger.warn(
        'The connection that hears of commits is closed; messages go out up to a second later until it is back.',
      );
    }
    this.away = true;
    this.retry = setTimeout(() => {
      void this.start();
    }, OUTBOX_POLICY.reconnectMs);
  }
}
