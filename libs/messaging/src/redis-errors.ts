import { RedisAway } from './errors.js';

/** How ioredis says that a command did not reach Redis. */
const LOST_COMMAND = [
  'Connection is closed',
  "Stream isn't writeable",
  'Command timed out',
  'Reached the max retries per request limit',
];
/** What a socket says when the other side is not there. */
const LOST_SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

/**
 * Whether an error, from wherever it comes, says that Redis cannot be reached. Errors of sockets do not
 * count: they do not tell whose socket it was, and every server that is away has the same.
 */
export function isRedisAway(error: unknown): boolean {
  if (error instanceof RedisAway) return true;
  const message = propertyOf(error, 'message');
  return typeof message === 'string' && LOST_COMMAND.some((text) => message.includes(text));
}

/** Whether an error of a Redis client or queue says that Redis cannot be reached, rather than that it refused. */
export function isLostRedisConnection(error: unknown): boolean {
  const code = propertyOf(error, 'code');
  return isRedisAway(error) || (typeof code === 'string' && LOST_SOCKET.has(code));
}

function propertyOf(error: unknown, name: 'code' | 'message'): unknown {
  return typeof error === 'object' && error !== null && name in error
    ? (error as Record<string, unknown>)[name]
    : undefined;
}
