import type { pollAcceptance } from '@assent/contracts';
import type { MessagePublisher, OutgoingMessage } from '@assent/messaging';
import { aCustomerState } from '@assent/testing';
import { House } from '../../../test/support/house.js';
import { ScriptedMicrosoft } from '../../../test/support/workshop.js';
import { recordLinkOpened } from '../../domain/decisions/answer-of-signatory.js';
import { BY_TIME } from '../cause.js';
import { HandOutPolls } from './hand-out-polls.use-case.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const UNOPENED = 12;

class OneConnection extends ScriptedMicrosoft {
  override budgets() {
    const callsPerMinute = { customers: 400, agreements: 400, attestations: 200 };
    return [{ providerInstanceId: aCustomerState().providerInstanceId, callsPerMinute }];
  }
}

/** Notes whom Microsoft would be asked about. */
class Asked {
  readonly customers: string[] = [];
  publish(messages: readonly OutgoingMessage<typeof pollAcceptance>[]): Promise<void> {
    this.customers.push(...messages.map(({ data }) => data.customerId));
    return Promise.resolve();
  }
}

describe('handing out questions to Microsoft', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open();
  });
  afterEach(async () => {
    await house.close();
  });
  const later = (ms: number) => new Date(house.clock.now().getTime() + ms);

  /** The customers asked about in so many ticks, one a second. */
  const ticks = async (count: number) => {
    const asked = new Asked();
    const polls = new HandOutPolls(house.dueWork, new OneConnection(), asked as unknown as MessagePublisher);
    for (let tick = 0; tick < count; tick += 1) {
      await polls.execute(house.clock.now());
      house.clock.time = later(SECOND);
    }
    return asked.customers;
  };

  it('leaves the calls to a bulk operation that waits for links, but not those of who opened theirs', async () => {
    const opened = await house.customer();
    await house.waiting(opened, later(900 * MINUTE));
    for (let count = 0; count < UNOPENED; count += 1) {
      await house.waiting(await house.customer(), later(600 * MINUTE));
    }
    const { signatoryLinkId } = (await house.mca(opened)).attestations[0]!;
    await house.transactions.run((tx) =>
      house.decisions.change(tx, opened, BY_TIME, (mca, circumstances) =>
        recordLinkOpened(mca, { signatoryLinkId, operationId: null }, circumstances),
      ),
    );
    await house.start(await house.customer());
    await house.database.dataSource.query(`UPDATE outside_work SET priority = 'bulk'`);
    house.clock.time = later(MINUTE);

    const beside = await ticks(60);
    expect(beside[0]).toBe(opened);
    // Asked about again whenever it is due, while of 200 calls a minute 3 % go to all others.
    expect(beside.filter((id) => id === opened).length).toBeGreaterThan(1);
    expect(beside.filter((id) => id !== opened)).toHaveLength(6);

    await house.database.dataSource.query('DELETE FROM outside_work');
    house.clock.time = later(MINUTE);
    expect(new Set(await ticks(5)).size).toBe(UNOPENED + 1);
  });
});
