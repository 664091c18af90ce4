import { waitFor } from '@assent/testing';
import { aService, messages } from '../test/a-service.js';
import { OUTBOX_POLICY } from './outbox-policy.js';

const DAY = 24 * 60 * 60_000;

it('prunes outbox and inbox by itself while the service runs', async () => {
  const service = await aService();
  // Everything is as it is in a service, only that ten minutes are short.
  const shorter = jest.replaceProperty(OUTBOX_POLICY, 'pruneEveryMs', 200);
  try {
    const old = new Date(Date.now() - OUTBOX_POLICY.keepInboxMs - DAY);
    await service.startRelay();
    // Two batches: the newest one stays, since its position is what a loss in Redis is noticed by.
    for (const batch of [messages(2), messages(1)]) {
      await service.commit(...batch);
      await waitFor(async () => ((await service.waiting()) === 0 ? true : undefined), {
        what: 'the messages to be published',
      });
    }
    await service.dataSource.query('UPDATE outbox_message SET created_at = $1, published_at = $1', [old]);
    await service.dataSource.query(`INSERT INTO inbox_message VALUES (gen_random_uuid(), 'spec', $1)`, [old]);

    const left = async () => {
      const [row] = await service.dataSource.query<[{ outbox: number; inbox: number }]>(
        `SELECT (SELECT count(*)::int FROM outbox_message WHERE created_at < now() - interval '30 days') AS outbox,
                (SELECT count(*)::int FROM inbox_message) AS inbox`,
      );
      return row;
    };
    await waitFor(
      async () => {
        const { outbox, inbox } = await left();
        return outbox === 1 && inbox === 0 ? true : undefined;
      },
      { what: 'the old rows to go', deadlineMs: 20_000 },
    );
  } finally {
    shorter.restore();
    await service.close();
  }
});
