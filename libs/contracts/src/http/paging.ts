import { z } from 'zod';

/** How many rows a page holds. */
export const PAGE_LIMIT = {
  default: 50,
  /** Beyond this a page costs more to render than two pages cost to fetch. */
  max: 200,
} as const;

export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT.max).default(PAGE_LIMIT.default),
  /** The `nextCursor` of the page before; opaque. */
  cursor: z.string().max(1000).optional(),
});

export type PageQuery = z.infer<typeof pageQuerySchema>;

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
