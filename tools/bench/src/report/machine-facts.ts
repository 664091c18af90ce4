import type { Redis } from 'ioredis';
import { cpus, totalmem } from 'node:os';
import type { Client } from 'pg';

/** What one has to know of a machine to compare two runs. */
export interface MachineFacts {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGiB: number;
  readonly node: string;
  readonly postgres: string;
  readonly redis: string;
}

export async function machineFacts(postgres: Client, redis: Redis): Promise<MachineFacts> {
  const { rows } = await postgres.query<{ server_version: string }>('SHOW server_version');
  const info = await redis.info('server');
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres: rows[0]?.server_version ?? 'unknown',
    redis: /redis_version:(\S+)/.exec(info)?.[1] ?? 'unknown',
  };
}
