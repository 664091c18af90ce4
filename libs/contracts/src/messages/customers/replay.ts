import { customerStateSchema } from '../../customer-state.js';
import { defineReplay } from '../../define-replay.js';
import { customerChanged } from './events.js';

/** The states of customers. */
export const {
  replay: replayCustomerStates,
  replayed: customerStatesReplayed,
  digested: customerStatesDigested,
} = defineReplay({
  service: 'customers',
  types: {
    replay: 'customers.replay-states',
    replayed: 'customers.states-replayed',
    digested: 'customers.states-digested',
  },
  state: customerStateSchema,
  sensitive: ['states.*.contact'],
  example: customerChanged.example.customer,
});
