import { z } from 'zod';
import { defineReplay } from '../../define-replay.js';
import { exampleIds, exampleInstant } from '../../examples.js';
import { defineEvent } from '../../message-contract.js';
import { resellerStateSchema } from '../../reseller-state.js';

/**
 * An indirect reseller of a partner came, changed or is no longer listed. Carries all of it; older versions are to be
 * ignored.
 */
export const resellerChanged = defineEvent({
  type: 'customers.reseller-changed',
  version: 1,
  data: z.object({ reseller: resellerStateSchema }),
  to: ['gateway'],
  example: {
    reseller: {
      resellerId: exampleIds.reseller,
      version: 1,
      providerInstanceId: exampleIds.providerInstance,
      tenantId: exampleIds.resellerTenant,
      name: 'Kiefernhain Systemhaus GmbH',
      mpnId: '4815162',
      location: 'DE',
      active: true,
      createdAt: exampleInstant,
      updatedAt: exampleInstant,
    },
  },
});

/** The states of resellers. */
export const {
  replay: replayResellerStates,
  replayed: resellerStatesReplayed,
  digested: resellerStatesDigested,
} = defineReplay({
  service: 'customers',
  types: {
    replay: 'customers.replay-reseller-states',
    replayed: 'customers.reseller-states-replayed',
    digested: 'customers.reseller-states-digested',
  },
  state: resellerStateSchema,
  example: resellerChanged.example.reseller,
});
