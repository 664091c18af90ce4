import { z } from 'zod';
import { fieldErrorSchema } from '../shared-schemas.js';

/** RFC 9457 problem details, as every error of the API answers. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  correlationId: z.string(),
  errors: z.array(fieldErrorSchema).optional(),
  /** Ids the reader needs, such as `attestationId` of the one already running. */
  references: z.record(z.string(), z.string()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
