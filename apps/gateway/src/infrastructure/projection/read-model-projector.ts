import type { customerChanged, deliveryChanged, mcaChanged } from '@assent/contracts';
import { lastly, together, type Tx } from '@assent/database';
import type { Message } from '@assent/messaging';
import { Injectable } from '@nestjs/common';
import { changeOfCustomer, changeOfMca } from '../../domain/timeline-titles.js';
import { AcceptanceLinks } from '../acceptance-links.js';
import { LiveLog } from '../live/live-log.js';
import { noteAttestationFacts } from './attestation-facts.js';
import { announceChanges } from './changed-row.js';
import { CustomerRows, moveOf, type NewPart, type WrittenPart } from './customer-rows.js';
import { linkSignatories } from './signatory-links.js';
import { SummaryCounters } from './summary-counters.js';
import { noteInTimeline, type TimelineEntry } from './timeline-entries.js';
import {
  CUSTOMER_PART,
  customerRow,
  DELIVERY_PART,
  deliveryRow,
  MCA_PART,
  mcaRow,
  type PartRow,
} from './view-parts.js';

type Projected = Message<typeof customerChanged | typeof mcaChanged | typeof deliveryChanged>;

const CUSTOMER: WrittenPart = {
  ...CUSTOMER_PART,
  statusSince: {
    inserted: 's.customer_created_at',
    updated: 'CASE WHEN v.mca_version IS NULL THEN s.customer_created_at ELSE v.status_since END',
  },
};
const MCA: WrittenPart = {
  ...MCA_PART,
  statusSince: { inserted: 's.status_since', updated: 's.status_since' },
};
const DELIVERY: WrittenPart = {
  ...DELIVERY_PART,
  statusSince: { inserted: 's.activity_at', updated: 'v.status_since' },
};

/** An event, and what it says of a customer. */
interface Said<State> {
  readonly entry: TimelineEntry;
  readonly state: State;
  readonly activityAt: Date;
}

/**
 * Brings events into the read model, many of one kind at a time. Events come in any order and more than once: each
 * writes the columns of its own part only, and only when its version is newer than what stands there; timeline
 * entries are unique by event. So every order of the same events leaves the same rows, in however many batches.
 */
@Injectable()
export class ReadModelProjector {
  constructor(
    private readonly rows: CustomerRows,
    private readonly counters: SummaryCounters,
    private readonly live: LiveLog,
    private readonly links: AcceptanceLinks,
  ) {}

  async customersChanged(tx: Tx, messages: readonly Message<typeof customerChanged>[]): Promise<void> {
    const said = messages.map((message) => {
      const { customer: state } = message.data;
      const change = changeOfCustomer(message.data);
      const entry = { message, customerId: state.customerId, change, attestationId: null };
      return { entry, state, activityAt: activityOf(message, state.updatedAt) };
    });
    await this.change(tx, CUSTOMER, newest(said, customerRow), () => [noteInTimeline(tx, entriesOf(said))]);
  }

  async mcasChanged(tx: Tx, messages: readonly Message<typeof mcaChanged>[]): Promise<void> {
    const said = messages.map((message) => {
      const { mca: state, attestationId } = message.data;
      const change = changeOfMca(message.data.change);
      // What leaves no entry in the timeline did not happen to the customer: a replay, which reads the last one, agrees.
      const activityAt =
        change === null ? new Date(state.statusSince) : activityOf(message, state.statusSince);
      return { entry: { message, customerId: state.customerId, change, attestationId }, state, activityAt };
    });
    const states = said.map(({ state }) => state);
    const parts = newest(said, (state) => mcaRow(this.links.seal(state)));
    await this.change(tx, MCA, parts, () => [
      linkSignatories(tx, states),
      noteAttestationFacts(tx, states),
      noteInTimeline(tx, entriesOf(said)),
    ]);
  }

  async deliveriesChanged(tx: Tx, messages: readonly Message<typeof deliveryChanged>[]): Promise<void> {
    const said = messages.map((message) => {
      const { delivery: state, change } = message.data;
      const { customerId, attestationId } = state;
      const activityAt = new Date(message.envelope.occurredAt);
      return { entry: { message, customerId, change, attestationId }, state, activityAt };
    });
    await this.change(tx, DELIVERY, newest(said, deliveryRow), () => [noteInTimeline(tx, entriesOf(said))]);
  }

  /** @param beside what else is written, while the rows are held */
  private async change(
    tx: Tx,
    part: WrittenPart,
    parts: readonly NewPart[],
    beside: () => readonly Promise<unknown>[],
  ): Promise<void> {
    const held = await this.rows.hold(tx, parts);
    const [changes] = await together(this.rows.write(tx, part, parts, held), ...beside());
    const after = changes.map(({ row }) => row);
    await lastly(tx, this.counters.move(tx, changes.map(moveOf)), announceChanges(this.live, tx, after));
  }
}

/** When something last happened to the customer; a replay is not an event in its life. */
function activityOf({ envelope }: Projected, stateTime: string): Date {
  return new Date(envelope.replay ? stateTime : envelope.occurredAt);
}

const entriesOf = (said: readonly Said<unknown>[]) => said.map(({ entry }) => entry);

/** Of each customer the newest state that is said, as its part of the row, and its latest activity. */
function newest<State extends { readonly customerId: string; readonly version: number }>(
  said: readonly Said<State>[],
  rowOf: (state: State) => PartRow,
): NewPart[] {
  const found = new Map<string, Pick<Said<State>, 'state' | 'activityAt'>>();
  for (const { state, activityAt } of said) {
    const other = found.get(state.customerId);
    found.set(state.customerId, {
      state: other && other.state.version >= state.version ? other.state : state,
      activityAt: other && other.activityAt > activityAt ? other.activityAt : activityAt,
    });
  }
  return [...found.values()].map(({ state, activityAt }) => ({ row: rowOf(state), activityAt }));
}
