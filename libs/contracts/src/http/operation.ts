import { z } from 'zod';
import { instantSchema, resourceSchema } from '../shared-schemas.js';
import { problemSchema } from './problem.js';

/**
 * Why a command has no outcome yet when that takes longer than usual. `command_waits`: nobody has taken it yet.
 * `command_failed`: a fault on our side stops it until a person has put that right. `outcome_delayed`: it was
 * taken, and its outcome takes long, mostly because Microsoft does not answer.
 */
export const operationHintSchema = z.object({
  code: z.enum(['command_waits', 'command_failed', 'outcome_delayed']),
  /** For people: what it means and what to do. */
  detail: z.string(),
});
export type OperationHint = z.infer<typeof operationHintSchema>;

/** The outcome of one command. */
export const operationSchema = z.object({
  id: z.uuid(),
  command: z.string(),
  state: z.enum(['pending', 'succeeded', 'refused']),
  customerId: z.uuid().nullable(),
  resource: resourceSchema.nullable(),
  problem: problemSchema.nullable(),
  /** Only while it is pending, and only when there is something to say. */
  hint: operationHintSchema.optional(),
  createdAt: instantSchema,
  settledAt: instantSchema.nullable(),
});
export type Operation = z.infer<typeof operationSchema>;
