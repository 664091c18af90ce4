import { z } from 'zod';

/** Whose data a message concerns; every query and every permission goes through it. */
export const scopeSchema = z.object({
  providerInstanceId: z.uuid(),
  resellerId: z.uuid().nullable(),
});
export type Scope = z.infer<typeof scopeSchema>;

/** Who caused it. `display` is a role or a system's name, never a person's: it stands in queues in clear. */
export const actorSchema = z.object({
  kind: z.enum(['operator', 'order_system', 'signatory', 'system', 'microsoft']),
  id: z.string().min(1).max(200),
  display: z.string().min(1).max(200),
});
export type Actor = z.infer<typeof actorSchema>;

/** Who acts when Assent acts by itself. */
export const SYSTEM_ACTOR: Actor = { kind: 'system', id: 'assent', display: 'Assent' };

/**
 * Who goes first, on a queue and at Microsoft: what a person waits for, then what a sweep found due, then bulk
 * work such as an import. A message hands it on to what it causes.
 */
export const PRIORITIES = ['interactive', 'sweep', 'bulk'] as const;
export const prioritySchema = z.enum(PRIORITIES);
export type Priority = z.infer<typeof prioritySchema>;

/** What every message carries, whatever it says. */
export const envelopeSchema = z.object({
  /** UUIDv7; also the job id, and the key by which an effect happens once. */
  messageId: z.uuid(),
  type: z.string().regex(/^[a-z]+\.[a-z][a-z0-9-]*$/),
  version: z.number().int().positive(),
  /** What it is about; `version` orders the states of one aggregate, null where a message carries no state. */
  aggregate: z.object({ id: z.uuid(), version: z.number().int().nonnegative().nullable() }),
  scope: scopeSchema,
  actor: actorSchema,
  correlationId: z.string().min(1).max(128),
  /** The message that caused this one. */
  causationId: z.uuid().nullable(),
  /** W3C trace context, when the caller sent one. */
  traceparent: z.string().nullable(),
  /** The command's operation in the gateway, when a caller waits for its outcome. */
  operationId: z.uuid().nullable(),
  occurredAt: z.iso.datetime(),
  /** Set on messages that repeat known state for rebuilding; nobody acts on the outside world for them. */
  replay: z.boolean().default(false),
  /** Messages from before it was carried count as a person's: nobody is made to wait longer than then. */
  priority: prioritySchema.default('interactive'),
  data: z.unknown(),
});
export type Envelope = z.infer<typeof envelopeSchema>;
