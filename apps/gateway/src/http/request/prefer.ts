import { GATEWAY_POLICY } from '../../gateway-policy.js';

/**
 * How long the caller wants to wait for the outcome (RFC 7240, `Prefer: wait=10`), in seconds; 0 when it does
 * not. A preference that cannot be understood is ignored, as the RFC asks.
 */
export function preferredWaitSeconds(header: string | string[] | undefined): number {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  for (const preference of text.split(',')) {
    const [, seconds] = /^\s*wait\s*=\s*"?(\d{1,6})"?\s*(?:;.*)?$/i.exec(preference) ?? [];
    if (seconds !== undefined) return Math.min(Number(seconds), GATEWAY_POLICY.maxWaitSeconds);
  }
  return 0;
}
