import { z } from 'zod';
import { instantSchema } from '../shared-schemas.js';

/** How far back a funnel may look: beyond a year it tells about people who have left. */
const LONGEST_DAYS = 366;

export const mcaFunnelQuerySchema = z.object({
  /** Attestations whose link went out in this many days up to now. */
  days: z.coerce.number().int().min(1).max(LONGEST_DAYS).default(30),
  reseller: z.uuid().optional(),
  providerInstance: z.uuid().optional(),
});
export type McaFunnelQuery = z.infer<typeof mcaFunnelQuerySchema>;

/** What has become of the attestations whose link went out in some time: each step counts some of the one before. */
export const mcaFunnelSchema = z.object({
  from: instantSchema,
  to: instantSchema,
  /** Their link was created: it was mailed, or is handed over by hand. */
  sent: z.number().int(),
  /** A person went on from our page to Microsoft's, or accepted without it. */
  opened: z.number().int(),
  accepted: z.number().int(),
  finalised: z.number().int(),
  /** From the link to the acceptance; null while nobody has accepted. */
  medianSecondsToAccept: z.number().int().nullable(),
});
export type McaFunnel = z.infer<typeof mcaFunnelSchema>;

/** A count goes this far: beyond it only "that many or more" is said, since counting on would cost too much. */
export const ATTENTION_COUNT_LIMIT = 10_000;

const counted = z.number().int().min(0).max(ATTENTION_COUNT_LIMIT);

/** Customers that ask for a person today. Each count is that of the work list with the filter of the same name. */
export const mcaAttentionSchema = z.object({
  /** `status=expired` */
  expired: counted,
  /** `expiringWithinHours=48` */
  expiring: counted,
  /** `neverOpened=true` */
  neverOpened: counted,
  /** `status=ready` */
  ready: counted,
  /** `failing=true` */
  failing: counted,
  /** `reason=not_verified` */
  notVerified: counted,
  /** A count of this much means "or more". */
  countLimit: z.number().int(),
});
export type McaAttention = z.infer<typeof mcaAttentionSchema>;
