import { z } from 'zod';
import { MicrosoftFault } from '../http/microsoft-fault.js';
import type { CustomerRecord } from '../state/sandbox-state.js';

/** What `size=0` or no size means, and the most one page holds [C]. */
const PAGE_SIZE = { default: 100, max: 500 } as const;

const filterSchema = z.object({
  field: z.enum(['CompanyName', 'Domain', 'IndirectReseller', 'IndirectCloudSolutionProvider']),
  value: z.string(),
  operator: z.string().regex(/^starts_with$/i),
});
const tokenSchema = z.object({ after: z.string(), size: z.number(), filter: z.string().nullable() });

/** Whether an indirect reseller, by its tenant, serves a customer. */
type Serves = (resellerId: string, customer: CustomerRecord) => boolean;

/** One page as asked for. */
export interface PageRequest {
  readonly after: string | undefined;
  readonly size: number;
  /** The filter as it was sent; repeated in the link to the next page. */
  readonly filter: string | null;
  readonly matches: (customer: CustomerRecord) => boolean;
}

/**
 * Reads the query of `GET /v1/customers` [A]: `size`, `filter`, and for the next page
 * `seekOperation=Next` with the header MS-ContinuationToken.
 *
 * @throws MicrosoftFault 400 for a size, filter, seek operation or token that is not understood
 */
export function readPageRequest(
  query: Record<string, string | undefined>,
  continuationToken: string | undefined,
  serves: Serves,
): PageRequest {
  const filter = query['filter'] ?? null;
  const size = readSize(query['size']);
  const seek = query['seekOperation'] ?? query['seekoperation'];
  if (seek === undefined || /^first$/i.test(seek)) {
    return { after: undefined, size, filter, matches: readFilter(filter, serves) };
  }
  if (!/^next$/i.test(seek)) invalid('Only the seek operations First and Next are known here.');
  const token = readToken(continuationToken);
  return {
    after: token.after,
    size: token.size,
    filter: token.filter,
    matches: readFilter(token.filter, serves),
  };
}

/** The collection with its links; `next` is absent on the last page. */
export function pageBody(
  request: PageRequest,
  items: readonly Record<string, unknown>[],
  lastId: string | undefined,
): Record<string, unknown> {
  const filter = request.filter === null ? '' : `&filter=${encodeURIComponent(request.filter)}`;
  const uri = `/customers?size=${request.size}${filter}`;
  const token =
    lastId === undefined
      ? undefined
      : Buffer.from(JSON.stringify({ after: lastId, size: request.size, filter: request.filter })).toString(
          'base64',
        );
  return {
    // The number of items here, not of all there are: clients must follow the links.
    totalCount: items.length,
    items,
    links: {
      self: { uri, method: 'GET', headers: [] },
      ...(token !== undefined && {
        next: {
          uri: `${uri}&seekOperation=Next`,
          method: 'GET',
          headers: [{ key: 'MS-ContinuationToken', value: token }],
        },
      }),
    },
    attributes: { objectType: 'Collection' },
  };
}

function readSize(size: string | undefined): number {
  if (size === undefined || size === '0') return PAGE_SIZE.default;
  if (!/^\d+$/.test(size)) invalid('size must be a whole number.');
  if (Number(size) > PAGE_SIZE.max) invalid(`size must not be above ${PAGE_SIZE.max}.`);
  return Number(size);
}

function readFilter(filter: string | null, serves: Serves): PageRequest['matches'] {
  if (filter === null) return () => true;
  const parsed = filterSchema.safeParse(lowerKeys(parseJson(filter)));
  if (!parsed.success) invalid('filter must be {"Field","Value","Operator":"starts_with"}.');
  const { field, value } = parsed.data;
  const wanted = value.toLowerCase();
  switch (field) {
    case 'CompanyName':
      return (customer) => customer.companyName.toLowerCase().startsWith(wanted);
    case 'Domain':
      return (customer) => customer.domain.toLowerCase().startsWith(wanted);
    case 'IndirectReseller':
      return (customer) => serves(value, customer);
    case 'IndirectCloudSolutionProvider':
      return () => false;
  }
}

function readToken(text: string | undefined): z.output<typeof tokenSchema> {
  const parsed = tokenSchema.safeParse(parseJson(Buffer.from(text ?? '', 'base64').toString('utf8')));
  if (!parsed.success) invalid('MS-ContinuationToken is missing or not one of ours.');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const lowerKeys = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner as unknown]))
    : value;

function invalid(detail: string): never {
  throw MicrosoftFault.classic('invalidRequest', detail);
}
