import { z } from 'zod';
import { instantSchema, resourceSchema } from '../shared-schemas.js';
import { problemSchema } from './problem.js';

/** The outcome of one command. */
export const operationSchema = z.object({
  id: z.uuid(),
  command: z.string(),
  state: z.enum(['pending', 'succeeded', 'refused']),
  customerId: z.uuid().nullable(),
  resource: resourceSchema.nullable(),
  problem: problemSchema.nullable(),
  createdAt: instantSchema,
  settledAt: instantSchema.nullable(),
});
export type Operation = z.infer<typeof operationSchema>;
