import { exampleMcaState } from '../../examples.js';
import { mcaStateSchema, sensitiveMcaPaths } from '../../mca-state.js';
import { defineCommand, defineEvent } from '../../message-contract.js';
import {
  exampleReplayStates,
  exampleStatesDigested,
  replayedStatesSchema,
  replayStatesSchema,
  statesDigestedSchema,
} from '../../replay.js';

/** Tell the gateway the MCA states of customers again, one page. The aggregate id is the replay's. */
export const replayMcaStates = defineCommand({
  type: 'attestations.replay-states',
  version: 1,
  data: replayStatesSchema,
  to: ['attestations'],
  example: exampleReplayStates,
});

/** One page of the MCA states of customers as they are now. Nothing has happened: only the read model takes it. */
export const mcaStatesReplayed = defineEvent({
  type: 'attestations.states-replayed',
  version: 1,
  data: replayedStatesSchema(mcaStateSchema),
  to: ['gateway'],
  sensitive: sensitiveMcaPaths('states.*'),
  example: { ...exampleReplayStates, states: [exampleMcaState], last: true },
});

/** What the MCA states of customers add up to, so that the gateway notices where its read model differs. */
export const mcaStatesDigested = defineEvent({
  type: 'attestations.states-digested',
  version: 1,
  data: statesDigestedSchema,
  to: ['gateway'],
  example: exampleStatesDigested,
});
