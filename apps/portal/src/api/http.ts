import type { z } from 'zod';
import { randomId } from './ids';
import { ApiProblem, problemOf } from './problem';

export const API = '/api/v1';

export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Goes as JSON; a blob goes as it is, under its own type. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One HTTP call to the gateway under a correlation id of its own.
 *
 * @param path below `/api/v1`, or an absolute path that the gateway gave
 * @throws ApiProblem for every answer that is not 2xx, and when there is none
 * @throws DOMException `AbortError` when the caller gave up
 */
export async function send(path: string, request: HttpRequest = {}): Promise<Response> {
  const correlationId = randomId();
  const hasBody = request.body !== undefined;
  let response: Response;
  try {
    response = await fetch(path.startsWith('/api/') ? path : `${API}${path}`, {
      method: request.method ?? 'GET',
      headers: {
        accept: 'application/json',
        'x-correlation-id': correlationId,
        ...(hasBody ? { 'content-type': typeOf(request.body) } : {}),
        ...request.headers,
      },
      ...(hasBody
        ? { body: request.body instanceof Blob ? request.body : JSON.stringify(request.body) }
        : {}),
      ...(request.signal ? { signal: request.signal } : {}),
    });
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw ApiProblem.network(correlationId);
  }
  if (!response.ok) throw await problemOf(response, correlationId);
  return response;
}

const typeOf = (body: unknown) => (body instanceof Blob ? body.type : 'application/json');

/** Reads a resource and checks that it has the agreed shape. */
export async function read<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await send(path, { signal });
  const body: unknown = await response.json().catch((error: unknown) => {
    // The reader has gone on while the answer came; that is no fault of the answer.
    if (signal?.aborted) throw error;
    return undefined;
  });
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    // For whoever looks into it; the paths of the fields say enough, their values are nobody's business here.
    console.error(
      `The answer of ${path.split('?')[0] ?? ''} is not as agreed:`,
      parsed.error.issues.map(issueText),
    );
    throw ApiProblem.unreadable(response.status, response.headers.get('x-correlation-id') ?? '');
  }
  return parsed.data;
}

const issueText = ({ path, code }: z.core.$ZodIssue) => `${path.join('.')}: ${code}`;

/** A query string without what is undefined, empty or false. */
export function queryString(values: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '' && value !== false) query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}
