import type { Tx } from '@assent/database';
import type { MessagePublisher, OutgoingMessage } from '@assent/messaging';
import type { PartnerCenterClients } from '@assent/partner-center';
import { anId } from '@assent/testing';
import { DetailsReadingsInMemory } from '../../../test/details-in-memory.js';
import { CountedIds, CustomersInMemory, ImportsInMemory, SteppedClock } from '../../../test/in-memory.js';
import { startImport } from '../../domain/customer-import.js';
import { importListed } from '../../domain/listed-customer.js';
import { byTime } from '../read-resellers/reseller-messages.js';
import { DETAILS_POLICY } from './details-policy.js';
import { WakeUpDueReadings } from './wake-up-due-readings.js';

describe('letting readings of details go', () => {
  const tx = {} as Tx;
  const [importing, other] = [anId(), anId()];

  it('waits while an import of their provider instance writes pages, and no longer', async () => {
    const clock = new SteppedClock();
    const customers = new CustomersInMemory();
    const imports = new ImportsInMemory();
    const published: OutgoingMessage[] = [];
    const publisher = {
      publish: (messages: OutgoingMessage[]) => Promise.resolve(published.push(...messages)),
    };
    const budgets = () =>
      [importing, other].map((providerInstanceId) => ({
        providerInstanceId,
        callsPerMinute: { customers: 400 },
      }));
    const letGo = new WakeUpDueReadings(
      new DetailsReadingsInMemory(customers),
      imports,
      { budgets } as unknown as PartnerCenterClients,
      publisher as unknown as MessagePublisher,
      new CountedIds(),
    );
    const progress = startImport(anId(), importing, clock.now());
    await imports.insert(tx, { progress, origin: byTime(anId()) }, clock.now());
    for (const providerInstanceId of [importing, other]) {
      const listed = { tenantId: anId(), companyName: 'Nordwind', domain: null };
      await customers.insert(tx, [
        importListed(listed, { id: anId(), providerInstanceId, now: clock.now() }),
      ]);
    }
    const instances = () => published.map(({ scope }) => scope.providerInstanceId);

    await letGo.execute(clock.now());
    expect(instances()).toEqual([other]);
    clock.advance(DETAILS_POLICY.importSilentMs);
    await letGo.execute(clock.now());
    expect(instances()).toEqual([other, importing]);
  });
});
