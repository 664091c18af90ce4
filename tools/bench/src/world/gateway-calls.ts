import type { Pool } from 'undici';

export interface GatewayAnswer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** One request to the public API as JSON. @throws Error with the problem when it is refused */
export async function callGateway(
  gateway: Pool,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<GatewayAnswer> {
  const answer = await gateway.request({
    method,
    path: `/api/v1${path}`,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.body.text();
  if (answer.statusCode >= 400) {
    throw new Error(`${method} ${path} answered ${answer.statusCode}: ${text.slice(0, 300)}`);
  }
  return { status: answer.statusCode, json: JSON.parse(text) as Record<string, unknown> };
}

/** Looks until there is something to see. @throws Error that says what did not come in time */
export async function untilSeen<T>(
  what: string,
  deadlineMs: number,
  everyMs: number,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > deadline) throw new Error(`Not seen within ${deadlineMs / 1_000} s: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
