import { SERVICES } from '@assent/local-servers';
import type { Databases } from './databases.js';
import type { QueueWatch } from './queue-watch.js';

/** What the system still owes, by what it is; empty when everything is settled. */
export async function openWork(databases: Databases, queues: QueueWatch): Promise<Map<string, number>> {
  const open = new Map<string, number>();
  const note = async (what: string, counting: Promise<number>) => {
    const count = await counting;
    if (count > 0) open.set(what, count);
  };
  for (const service of SERVICES) {
    await note(
      `messages in the outbox of ${service}`,
      databases.count(service, 'SELECT count(*) FROM outbox_message WHERE published_at IS NULL'),
    );
  }
  await note(
    'operations that are pending',
    databases.count('gateway', `SELECT count(*) FROM operation WHERE state = 'pending'`),
  );
  await note(
    'calls to Microsoft that are due',
    databases.count('attestations', 'SELECT count(*) FROM outside_work'),
  );
  await note(
    'mails that are to be sent',
    databases.count('notifications', 'SELECT count(*) FROM mail WHERE next_attempt_at IS NOT NULL'),
  );
  await note(
    'imports that run',
    databases.count('customers', `SELECT count(*) FROM customer_import WHERE state = 'running'`),
  );
  await note(
    // A reading that a worker holds comes up again within two minutes; others wait for tomorrow or next month.
    'details of customers that are being read',
    databases.count(
      'customers',
      `SELECT count(*) FROM details_reading WHERE next_attempt_at < now() + interval '2 minutes'`,
    ),
  );
  await note('messages on the queues', queues.open());
  return open;
}
