/**
 * What a process of the gateway does:
 *
 * - `requests`: the API, the portal, the event stream and the customer's pages, and nothing else,
 * - `background`: the read model, bulk operations and sweeps; behind its door stand health and metrics alone,
 * - `all`: both, for small installations.
 *
 * Somebody who reads never waits behind events that come by the thousand when the two are processes of their own.
 */
export const GATEWAY_ROLES = ['all', 'requests', 'background'] as const;
export type GatewayRole = (typeof GATEWAY_ROLES)[number];

/** Whether such a process answers requests. */
export function answersRequests(role: GatewayRole): boolean {
  return role !== 'background';
}

/** Whether such a process takes messages from the gateway's queues and does what comes round. */
export function handlesMessages(role: GatewayRole): boolean {
  return role !== 'requests';
}
