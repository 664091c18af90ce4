import { defineReplay } from '../../define-replay.js';
import { exampleMcaState } from '../../examples.js';
import { mcaStateSchema, sensitiveMcaPaths } from '../../mca-state.js';

/** The MCA states of customers. */
export const {
  replay: replayMcaStates,
  replayed: mcaStatesReplayed,
  digested: mcaStatesDigested,
} = defineReplay({
  service: 'attestations',
  types: {
    replay: 'attestations.replay-states',
    replayed: 'attestations.states-replayed',
    digested: 'attestations.states-digested',
  },
  state: mcaStateSchema,
  sensitive: sensitiveMcaPaths('states.*'),
  example: exampleMcaState,
});
