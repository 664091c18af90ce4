import { RedisAway } from './errors.js';

const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'NR_CLOSED',
]);
/** What ioredis says when it has no code for it. */
const MESSAGES = [
  'Connection is closed',
  "Stream isn't writeable",
  'Command timed out',
  'Reached the max retries per request limit',
];

/** Whether an error says that Redis cannot be reached, rather than that it refused a command. */
export function isRedisAway(error: unknown): boolean {
  if (error instanceof RedisAway) return true;
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, syscall } = error as { code?: unknown; message?: unknown; syscall?: unknown };
  // A socket error says by itself not whose socket it was: those of other servers carry their own type.
  if (typeof code === 'string' && CODES.has(code)) return syscall === undefined || 'command' in error;
  return typeof message === 'string' && MESSAGES.some((text) => message.includes(text));
}
