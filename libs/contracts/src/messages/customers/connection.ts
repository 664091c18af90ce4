import { CONNECTION_FAILURE_REASONS } from '@assent/domain';
import { z } from 'zod';
import { exampleIds } from '../../examples.js';
import { defineCommand, defineEvent } from '../../message-contract.js';
import { settledBy, settlesSchema } from '../../shared-schemas.js';

/*
 * Whether Assent can work with Microsoft. The aggregate of every message here is the provider instance; what
 * was found stands with the other facts about the connection, where every service notes them.
 */

/** Call Microsoft now and find out. */
export const checkConnection = defineCommand({
  type: 'customers.check-connection',
  version: 1,
  data: z.object({ providerInstanceId: z.uuid() }),
  to: ['customers-work'],
  example: { providerInstanceId: exampleIds.providerInstance },
});

/** A check is over, whatever it found. */
export const connectionChecked = defineEvent({
  type: 'customers.connection-checked',
  version: 1,
  data: z.object({
    providerInstanceId: z.uuid(),
    works: z.boolean(),
    /** Why not; `held_back`: nothing was sent, because a pause or our own budget did not allow it. */
    reason: z.enum([...CONNECTION_FAILURE_REASONS, 'held_back']).nullable(),
    settles: settlesSchema,
  }),
  to: ['gateway'],
  answers: settledBy,
  example: {
    providerInstanceId: exampleIds.providerInstance,
    works: false,
    reason: 'secret_expired',
    settles: [
      {
        operationId: exampleIds.operation,
        resource: { kind: 'connection', id: exampleIds.providerInstance },
      },
    ],
  },
});
