import { QUEUE_SETTINGS } from '@assent/messaging';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { EFFECT } from './message-house.js';

const NAME = 'bench-bare';
const SETTINGS = QUEUE_SETTINGS['attestations-work'];

/** The same jobs straight through BullMQ, with the same settings; what we add to it is what is measured. */
export class BareBullMq {
  arrived: (id: string) => void = () => undefined;
  /** Whether a job does by hand what the inbox and an effect do. */
  hasEffect = false;
  private readonly producer: Redis;
  private readonly consumer: Redis;
  private readonly pool: Pool;
  private readonly queue: Queue;
  private readonly worker: Worker;

  constructor(databaseUrl: string, redisUrl: string) {
    this.producer = new Redis(redisUrl, { maxRetriesPerRequest: null });
    this.consumer = new Redis(redisUrl, { maxRetriesPerRequest: null });
    this.pool = new Pool({ connectionString: databaseUrl, max: 10 });
    const { keepCompleted, keepFailed } = SETTINGS;
    this.queue = new Queue(NAME, {
      connection: this.producer,
      defaultJobOptions: { attempts: SETTINGS.attempts },
    });
    this.worker = new Worker(
      NAME,
      async (job) => {
        if (this.hasEffect) await this.twoInserts(job.id ?? '');
        this.arrived(job.id ?? '');
      },
      {
        connection: this.consumer,
        concurrency: SETTINGS.concurrency,
        lockDuration: SETTINGS.lockMs,
        removeOnComplete: { age: keepCompleted.ageSeconds, count: keepCompleted.count },
        removeOnFail: { age: keepFailed.ageSeconds, count: keepFailed.count },
      },
    );
  }

  async ready(): Promise<void> {
    await this.worker.waitUntilReady();
    await this.queue.waitUntilReady();
  }

  /** @param data what a message of ours carries */
  async add(jobs: readonly { readonly id: string; readonly data: unknown }[]): Promise<void> {
    await this.queue.addBulk(jobs.map(({ id, data }) => ({ name: 'bare', data, opts: { jobId: id } })));
  }

  async stop(): Promise<void> {
    await this.worker.close();
    await this.queue.obliterate({ force: true });
    await this.queue.close();
    this.producer.disconnect();
    this.consumer.disconnect();
    await this.pool.end();
  }

  private async twoInserts(messageId: string): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO inbox_message (message_id, handler) VALUES ($1, 'bare') ON CONFLICT DO NOTHING RETURNING 1`,
        [messageId],
      );
      await client.query(EFFECT, [messageId]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  }
}
