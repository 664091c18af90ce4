import { z } from 'zod';
import { exampleIds, exampleInstant } from '../../examples.js';
import { defineCommand, defineEvent } from '../../message-contract.js';
import {
  exampleReplayStates,
  exampleStatesDigested,
  replayedStatesSchema,
  replayStatesSchema,
  statesDigestedSchema,
} from '../../replay.js';
import { resellerStateSchema } from '../../reseller-state.js';

/*
 * The indirect resellers of a partner. The aggregate of the first message is the reseller, of the others the
 * replay.
 */

/** A reseller came, changed or is no longer listed. Carries all of it; older versions are to be ignored. */
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

/** Tell the gateway the states of resellers again, one page. */
export const replayResellerStates = defineCommand({
  type: 'customers.replay-reseller-states',
  version: 1,
  data: replayStatesSchema,
  to: ['customers'],
  example: exampleReplayStates,
});

/** One page of the states of resellers as they are now. */
export const resellerStatesReplayed = defineEvent({
  type: 'customers.reseller-states-replayed',
  version: 1,
  data: replayedStatesSchema(resellerStateSchema),
  to: ['gateway'],
  example: { ...exampleReplayStates, states: [resellerChanged.example.reseller], last: true },
});

/** What the states of resellers add up to. */
export const resellerStatesDigested = defineEvent({
  type: 'customers.reseller-states-digested',
  version: 1,
  data: statesDigestedSchema,
  to: ['gateway'],
  example: exampleStatesDigested,
});
