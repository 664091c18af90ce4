import { QueryFailedError } from 'typeorm';
import { sqlState } from './transactions.js';

const DEFAULT_PORT = 5432;

/** What the operating system says when nobody answers at the address, or no longer does. */
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** SQLSTATEs that mean "not now" about the server, and nothing about the statement. */
const SERVER_AWAY = new Set([
  '57P01', // it is being shut down
  '57P02', // it crashed
  '57P03', // it is starting up, or shutting down
  '53300', // it has no connection left
]);

/** What pg says when all connections were taken for too long, or a server did not answer in that time. */
const NO_TURN = 'timeout exceeded when trying to connect';

/** pg has no codes for what happens to its own connections, only these sentences. */
const PG_SENTENCES = [
  'Connection terminated',
  NO_TURN,
  'Client has encountered a connection error',
  'Client was closed and is not queryable',
  'Driver not Connected',
  'Cannot use a pool after calling end',
];

/**
 * Whether an error says that PostgreSQL cannot be reached at present, rather than that it refused a
 * statement: work that met it should wait and be done again, and it counts against nobody's attempts.
 *
 * @param url the database's; given, a refused connection to another port is not taken for this one. A bare
 *   network error does not say more than that about whom it concerns.
 */
export function isDatabaseAway(error: unknown, url?: string): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  // Node's own errors are recognised by their shape: a script in another realm has another Error class.
  if (typeof cause !== 'object' || cause === null) return false;
  if ('errors' in cause && Array.isArray(cause.errors)) {
    return cause.errors.some((one) => isDatabaseAway(one, url));
  }
  const state = sqlState(cause);
  if (state !== undefined && (state.startsWith('08') || SERVER_AWAY.has(state))) return true;
  if ('code' in cause && typeof cause.code === 'string' && NETWORK_CODES.has(cause.code)) {
    return error instanceof QueryFailedError || concerns(cause, url);
  }
  if (!('message' in cause) || typeof cause.message !== 'string') return false;
  const { message } = cause;
  return PG_SENTENCES.some((sentence) => message.includes(sentence));
}

/**
 * Whether the wait for a connection took too long: nothing of the work that met it has reached PostgreSQL.
 * Mostly that means that too many want one at the same time.
 */
export function isOutOfConnections(error: unknown): boolean {
  return error instanceof Error && error.message.includes(NO_TURN);
}

/** Clients of Redis and of mail servers put the command that failed into such an error; pg never does. */
function concerns(error: object, url: string | undefined): boolean {
  if ('command' in error) return false;
  if (url === undefined || !('port' in error) || typeof error.port !== 'number') return true;
  return error.port === Number(new URL(url).port || DEFAULT_PORT);
}
