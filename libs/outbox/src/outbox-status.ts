import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What waits to be published. */
export interface OutboxBacklog {
  readonly waiting: number;
  /** Seconds since the oldest of them was committed; 0 when none waits. */
  readonly oldestSeconds: number;
  /** Those among them that were refused although Redis was there: somebody has to look at them. */
  readonly refused: number;
}

/** Tells readiness and metrics how far the relay is behind. */
@Injectable()
export class OutboxStatus {
  constructor(private readonly dataSource: DataSource) {}

  async read(): Promise<OutboxBacklog> {
    const [row] = await this.dataSource.query<[{ waiting: number; oldest: number; refused: number }]>(`
      SELECT count(*)::int AS waiting,
             coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS oldest,
             (count(*) FILTER (WHERE refusals > 0))::int AS refused
      FROM outbox_message WHERE published_at IS NULL`);
    return { waiting: row.waiting, oldestSeconds: Math.max(0, row.oldest), refused: row.refused };
  }
}
