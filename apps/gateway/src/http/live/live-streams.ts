import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AccessScope, isInScope } from '../../application/access-scope.js';
import type { LiveEvent } from '../../application/live/live-event.js';
import { LiveFeed } from '../../application/live/live-feed.js';
import { GATEWAY_POLICY } from '../../gateway-policy.js';
import { LiveLogReader } from '../../infrastructure/live/live-log-reader.js';
import { SummaryReader } from '../../infrastructure/read-model/summary.query.js';
import { LiveStream } from './live-stream.js';

interface Reader {
  readonly access: AccessScope;
  readonly stream: LiveStream;
  /** What came while the past was still being read; null from then on. */
  held: LiveEvent[] | null;
}

/**
 * The readers of the event stream on this replica. Each first gets what it has missed, then what happens, as
 * far as it is in its scope. The counts are not logged: they are sent whole, when they have changed and at
 * most twice a second.
 */
@Injectable()
export class LiveStreams implements OnModuleInit {
  private readonly logger = new Logger(LiveStreams.name);
  private readonly readers = new Set<Reader>();
  private summaryTimer: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly feed: LiveFeed,
    private readonly log: LiveLogReader,
    private readonly summary: SummaryReader,
  ) {}

  onModuleInit(): void {
    this.feed.listen({
      event: (event) => {
        for (const reader of this.readers) this.tell(reader, event);
        if (event.name === 'customer-changed') this.announceSummary();
      },
      gap: () => void this.closeGap(),
    });
  }

  /** @param lastEventId the last one that the reader has seen; undefined for a new reader */
  async join(reply: FastifyReply, access: AccessScope, lastEventId: string | undefined): Promise<void> {
    const reader: Reader = {
      access,
      stream: new LiveStream(reply, () => this.readers.delete(reader)),
      held: [],
    };
    // Joined before the past is read, so that nothing falls in between; what comes twice does no harm.
    this.readers.add(reader);
    if (this.stopping) {
      reader.stream.end();
      return;
    }
    try {
      await this.repeatPast(reader, lastEventId);
      reader.stream.send('summary-changed', await this.summary.read(access));
    } catch (error) {
      // PostgreSQL is away: the reader comes back by itself and resumes from where it was.
      this.logger.warn({ err: error }, 'A reader of the event stream could not be served.');
      reader.stream.end();
    }
  }

  /** Ends every stream, so that the server can close; readers come back to another replica. */
  endAll(): void {
    this.stopping = true;
    clearTimeout(this.summaryTimer);
    for (const reader of [...this.readers]) reader.stream.end();
  }

  private async repeatPast(reader: Reader, lastEventId: string | undefined): Promise<void> {
    if (lastEventId !== undefined) {
      const past = await this.log.since(reader.access, lastEventId);
      if (past === null) reader.stream.send('reset', {});
      else for (const { id, name, data } of past) reader.stream.send(name, data, id);
    }
    const held = reader.held ?? [];
    reader.held = null;
    for (const event of held) this.tell(reader, event);
  }

  private tell(reader: Reader, event: LiveEvent): void {
    const { providerInstanceId, resellerId } = event;
    if (providerInstanceId !== null && !isInScope(reader.access, { providerInstanceId, resellerId })) return;
    if (reader.held !== null) reader.held.push(event);
    else reader.stream.send(event.name, event.data, event.id);
  }

  /** Notifications were lost for a moment: the last minute is told again. */
  private async closeGap(): Promise<void> {
    if (this.readers.size === 0) return;
    try {
      for (const event of await this.log.lastMinute()) {
        for (const reader of this.readers) this.tell(reader, event);
      }
      this.announceSummary();
    } catch {
      // Whoever could not be told now is told at the next gap, which the same trouble brings about.
    }
  }

  private announceSummary(): void {
    if (this.readers.size === 0 || this.summaryTimer !== undefined || this.stopping) return;
    this.summaryTimer = setTimeout(() => {
      this.summaryTimer = undefined;
      void this.sendSummaries();
    }, GATEWAY_POLICY.summaryEveryMs);
  }

  private async sendSummaries(): Promise<void> {
    const byScope = new Map<string, Reader[]>();
    for (const reader of this.readers) {
      const key = JSON.stringify(reader.access);
      byScope.set(key, [...(byScope.get(key) ?? []), reader]);
    }
    try {
      for (const readers of byScope.values()) {
        const [first] = readers;
        if (first === undefined) continue;
        const counts = await this.summary.read(first.access);
        for (const reader of readers) reader.stream.send('summary-changed', counts);
      }
    } catch {
      // The counts come with the next change.
    }
  }
}
