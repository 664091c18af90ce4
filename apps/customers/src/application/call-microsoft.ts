import { type CallOptions, PartnerCenterError } from '@assent/partner-center';
import { Clock, Ids } from '@assent/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { after, CUSTOMERS_POLICY, retryAt } from './policy.js';
import { type CallRequest, type ClaimedCall, PendingCalls } from './ports/pending-calls.js';

/** How an attempt ended, for who has to write it down. */
export type Attempt<T> =
  | { readonly kind: 'done'; readonly call: ClaimedCall; readonly answer: T }
  | { readonly kind: 'refused'; readonly call: ClaimedCall; readonly error: PartnerCenterError }
  /** Nothing to write: somebody else has it, it is over, or it waits for its next try. */
  | { readonly kind: 'later' };

/**
 * Makes one attempt at a call that changes something at Microsoft.
 *
 * The request id is stored before the call. Killed in between, or without an answer, the next attempt says
 * the same id and Microsoft answers as it did, or would have, the first time: never two customers. After
 * an answer, also 429 and 5xx, the id is used up and the next attempt gets a new one.
 */
@Injectable()
export class CallMicrosoft {
  private readonly logger = new Logger(CallMicrosoft.name);

  constructor(
    private readonly calls: PendingCalls,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async attempt<T>(
    customerId: string,
    kind: CallRequest['kind'],
    work: (call: ClaimedCall, context: CallOptions) => Promise<T>,
  ): Promise<Attempt<T>> {
    const now = this.clock.now();
    const call = await this.calls.claim(customerId, {
      kind,
      leaseId: this.ids.next(),
      newRequestId: this.ids.next(),
      now,
      leaseUntil: after(now, CUSTOMERS_POLICY.callLeaseMs),
    });
    if (call === undefined) return { kind: 'later' };
    try {
      const { correlationId } = call.origin;
      const context = { requestId: call.requestId, correlationId, share: 'interactive' as const };
      return { kind: 'done', call, answer: await work(call, context) };
    } catch (error) {
      // Any other error leaves the lease to run out: the same id is repeated then.
      if (!(error instanceof PartnerCenterError)) throw error;
      if (error.kind === 'refused' || error.kind === 'capability_unavailable') {
        return { kind: 'refused', call, error };
      }
      await this.postpone(call, error);
      return { kind: 'later' };
    }
  }

  private async postpone(call: ClaimedCall, error: PartnerCenterError): Promise<void> {
    const at = retryAt(this.clock.now(), call.attempts, error.retryAt);
    await this.calls.postpone(call, { at, keepRequestId: !error.answered });
    this.logger.warn(
      `Customer ${call.customerId}: Microsoft did not serve the call (${error.kind}), attempt ${call.attempts}; next try at ${at.toISOString()}.`,
    );
  }
}
