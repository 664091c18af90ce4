import type { ServiceName } from '@assent/local-servers';
import { Client } from 'pg';

/** Reads the services' databases as an auditor does: nothing is changed. */
export class Databases {
  constructor(private readonly urls: Readonly<Record<ServiceName, string>>) {}

  /** @throws when PostgreSQL is away */
  async read<Row extends object>(service: ServiceName, sql: string): Promise<Row[]> {
    const client = new Client({ connectionString: this.urls[service], connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async count(service: ServiceName, sql: string): Promise<number> {
    const [row] = await this.read<{ count: string }>(service, sql);
    return Number(row?.count ?? 0);
  }
}
