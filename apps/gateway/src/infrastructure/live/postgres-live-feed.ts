import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { liveEventSchema } from '../../application/live/live-event.js';
import { LiveFeed, type LiveListener } from '../../application/live/live-feed.js';
import { GATEWAY_POLICY } from '../../gateway-policy.js';
import { LIVE_CHANNEL } from './live-log.js';

/** What the feed needs to open a connection of its own. */
export class LiveFeedOptions {
  constructor(
    readonly databaseUrl: string,
    readonly applicationName: string,
  ) {}
}

/**
 * LISTEN on a connection of its own: one of the pool would be given back, and would stop listening, between
 * two statements. PostgreSQL delivers notifications at commit, in the order of commits. While the
 * connection is away they are lost; listeners are told of the gap and ask the tables.
 */
@Injectable()
export class PostgresLiveFeed extends LiveFeed implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(PostgresLiveFeed.name);
  private readonly listeners = new Set<LiveListener>();
  private readonly stopped = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: LiveFeedOptions) {
    super();
  }

  override listen(listener: LiveListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onModuleInit(): void {
    this.running = this.keepListening();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.running;
  }

  private async keepListening(): Promise<void> {
    while (!this.isStopped()) {
      try {
        await this.listenUntilBroken();
      } catch (error) {
        if (this.isStopped()) return;
        this.logger.warn({ err: error }, 'The connection for notifications broke; it is opened again.');
        await this.pause(GATEWAY_POLICY.listenRetryMs);
      }
    }
  }

  private async listenUntilBroken(): Promise<void> {
    const client = new Client({
      connectionString: this.options.databaseUrl,
      application_name: this.options.applicationName,
      keepAlive: true,
      connectionTimeoutMillis: GATEWAY_POLICY.listenProbeMs,
      query_timeout: GATEWAY_POLICY.listenProbeMs,
    });
    const broken = new AbortController();
    for (const sign of ['error', 'end'] as const) {
      client.on(sign, () => {
        broken.abort();
      });
    }
    client.on('notification', ({ payload }) => {
      this.deliver(payload ?? '');
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${LIVE_CHANNEL}`);
      for (const listener of this.listeners) listener.gap();
      while (!this.isStopped()) {
        await this.pause(GATEWAY_POLICY.listenProbeMs, broken.signal);
        // A connection that is dead without having been closed is noticed here.
        await client.query('SELECT 1');
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private isStopped(): boolean {
    return this.stopped.signal.aborted;
  }

  private async pause(milliseconds: number, broken?: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([this.stopped.signal, ...(broken ? [broken] : [])]);
    await sleep(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  }

  private deliver(payload: string): void {
    const event = liveEventSchema.safeParse(parseJson(payload));
    if (!event.success) {
      this.logger.warn('A notification was not understood and is left out.');
      return;
    }
    for (const listener of this.listeners) listener.event(event.data);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
