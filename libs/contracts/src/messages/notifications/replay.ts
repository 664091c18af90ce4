import { defineReplay } from '../../define-replay.js';
import { deliveryChanged, deliveryStateSchema } from './events.js';

/** The delivery states of customers. */
export const {
  replay: replayDeliveryStates,
  replayed: deliveryStatesReplayed,
  digested: deliveryStatesDigested,
} = defineReplay({
  service: 'notifications',
  types: {
    replay: 'notifications.replay-states',
    replayed: 'notifications.states-replayed',
    digested: 'notifications.states-digested',
  },
  state: deliveryStateSchema,
  example: deliveryChanged.example.delivery,
});
