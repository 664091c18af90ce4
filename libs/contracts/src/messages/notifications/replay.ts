import { defineCommand, defineEvent } from '../../message-contract.js';
import {
  exampleReplayStates,
  exampleStatesDigested,
  replayedStatesSchema,
  replayStatesSchema,
  statesDigestedSchema,
} from '../../replay.js';
import { deliveryChanged, deliveryStateSchema } from './events.js';

/** Tell the gateway the delivery states of customers again, one page. The aggregate id is the replay's. */
export const replayDeliveryStates = defineCommand({
  type: 'notifications.replay-states',
  version: 1,
  data: replayStatesSchema,
  to: ['notifications'],
  example: exampleReplayStates,
});

/** One page of the delivery states of customers as they are now. Nothing has happened: only the read model takes it. */
export const deliveryStatesReplayed = defineEvent({
  type: 'notifications.states-replayed',
  version: 1,
  data: replayedStatesSchema(deliveryStateSchema),
  to: ['gateway'],
  example: { ...exampleReplayStates, states: [deliveryChanged.example.delivery], last: true },
});

/** What the delivery states of customers add up to, so that the gateway notices where its read model differs. */
export const deliveryStatesDigested = defineEvent({
  type: 'notifications.states-digested',
  version: 1,
  data: statesDigestedSchema,
  to: ['gateway'],
  example: exampleStatesDigested,
});
