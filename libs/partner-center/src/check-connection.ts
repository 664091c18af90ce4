import type { ConnectionFailureReason, TokenKind } from '@assent/domain';
import { type CallOptions } from './call.js';
import { withNewRequestId } from './caller.js';
import type { ConnectionBook } from './connection-book.js';
import { whyNotServed } from './failure-reason.js';
import type { HttpPartnerCenterClient } from './http-partner-center-client.js';
import { PartnerCenterError } from './partner-center-error.js';

/** What came of a check that a person asked for. */
export interface ConnectionCheck {
  /** Whether every kind of credentials that there is was let in and served. */
  readonly works: boolean;
  /** Why not; `held_back`: nothing was sent, because a pause or our own budget did not allow it. */
  readonly reason: ConnectionFailureReason | 'held_back' | null;
}

/** Makes the calls of a check, side by side since their credentials differ, and notes what came of it. */
export async function checkConnection(
  client: HttpPartnerCenterClient,
  book: ConnectionBook,
  options: CallOptions,
): Promise<ConnectionCheck> {
  const begunAt = Date.now();
  const triedUser = client.hasUser;
  const tries = [
    attempt(client, 'app_only', options),
    ...(triedUser ? [attempt(client, 'app_user', withNewRequestId(options))] : []),
  ];
  const reason = (await Promise.all(tries)).find((why) => why !== null) ?? null;
  const works = reason === null;
  await book.checked({ works, tookMs: Date.now() - begunAt, triedUser });
  return { works, reason };
}

async function attempt(
  client: HttpPartnerCenterClient,
  kind: TokenKind,
  options: CallOptions,
): Promise<ConnectionCheck['reason']> {
  try {
    await client.check(kind, options);
    return null;
  } catch (error) {
    if (!(error instanceof PartnerCenterError)) throw error;
    const why = whyNotServed(error);
    // A process that ends knows nothing of the connection; another one takes the check over.
    if (why === 'given_up') throw error;
    // Who refuses to list customers has understood and let us in.
    return why === 'refused' ? null : why;
  }
}
