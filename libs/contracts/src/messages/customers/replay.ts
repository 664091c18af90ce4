import { customerStateSchema } from '../../customer-state.js';
import { defineCommand, defineEvent } from '../../message-contract.js';
import {
  exampleReplayStates,
  exampleStatesDigested,
  replayedStatesSchema,
  replayStatesSchema,
  statesDigestedSchema,
} from '../../replay.js';
import { customerChanged } from './events.js';

/** Tell the gateway the states of customers again, one page. The aggregate id is the replay's. */
export const replayCustomerStates = defineCommand({
  type: 'customers.replay-states',
  version: 1,
  data: replayStatesSchema,
  to: ['customers'],
  example: exampleReplayStates,
});

/** One page of the states of customers as they are now. Nothing has happened: only the read model takes it. */
export const customerStatesReplayed = defineEvent({
  type: 'customers.states-replayed',
  version: 1,
  data: replayedStatesSchema(customerStateSchema),
  to: ['gateway'],
  sensitive: ['states.*.contact'],
  example: { ...exampleReplayStates, states: [customerChanged.example.customer], last: true },
});

/** What the states of customers add up to, so that the gateway notices where its read model differs. */
export const customerStatesDigested = defineEvent({
  type: 'customers.states-digested',
  version: 1,
  data: statesDigestedSchema,
  to: ['gateway'],
  example: exampleStatesDigested,
});
