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

/** A call that changes something at Microsoft. */
export interface ChangeAtMicrosoft<T> {
  make(call: ClaimedCall, options: CallOptions): Promise<T>;
  /**
   * What an earlier attempt has brought about without our knowing; undefined where nothing can be seen. Left
   * out where doing it twice does no harm.
   */
  findDone?(call: ClaimedCall, options: CallOptions): Promise<T | undefined>;
}

/**
 * Makes one attempt at a call that changes something at Microsoft.
 *
 * The request id is stored before the call. Killed in between, or without an answer, the next attempt says
 * the same id and Microsoft answers as it did, or would have, the first time: never two customers. After
 * an answer, also 429 and 5xx, the id is used up, and so it is when an answer that nobody can read keeps
 * coming back. The attempt after that looks first whether the work is done.
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
    change: ChangeAtMicrosoft<T>,
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
    const earlier = call.startsAnew ? await this.lookForDone(call, change) : undefined;
    if (earlier !== undefined) return earlier;
    try {
      return { kind: 'done', call, answer: await change.make(call, optionsOf(call, call.requestId)) };
    } catch (error) {
      // Any other error leaves the lease to run out: the same id is repeated then.
      if (!(error instanceof PartnerCenterError)) throw error;
      if (isRefusal(error)) return (await this.lookAgain(call, change)) ?? { kind: 'refused', call, error };
      await this.postpone(call, error, !isUsedUp(call, error));
      return { kind: 'later' };
    }
  }

  /**
   * Microsoft may refuse what an earlier attempt has done already, such as a domain that is taken: by us. This
   * also catches a crash between taking a new id and looking.
   */
  private async lookAgain<T>(
    call: ClaimedCall,
    change: ChangeAtMicrosoft<T>,
  ): Promise<Attempt<T> | undefined> {
    return call.attempts > 1 ? this.lookForDone(call, change) : undefined;
  }

  private async lookForDone<T>(
    call: ClaimedCall,
    change: ChangeAtMicrosoft<T>,
  ): Promise<Attempt<T> | undefined> {
    try {
      // Reading may be repeated at will, so the id need not be stored before the call.
      const answer = await change.findDone?.(call, optionsOf(call, this.ids.next()));
      return answer === undefined ? undefined : { kind: 'done', call, answer };
    } catch (error) {
      if (!(error instanceof PartnerCenterError)) throw error;
      // Who may not look has to ask: Microsoft gives each domain to one customer only.
      if (isRefusal(error)) return undefined;
      await this.postpone(call, error, false);
      return { kind: 'later' };
    }
  }

  private async postpone(
    call: ClaimedCall,
    error: PartnerCenterError,
    keepRequestId: boolean,
  ): Promise<void> {
    const at = retryAt(this.clock.now(), call.attempts, error.retryAt);
    await this.calls.postpone(call, { at, keepRequestId });
    this.logger.warn(
      `Customer ${call.customerId}: Microsoft did not serve the call (${error.kind}), attempt ${call.attempts}; next try at ${at.toISOString()}.`,
    );
  }
}

function optionsOf({ origin }: ClaimedCall, requestId: string): CallOptions {
  return { requestId, correlationId: origin.correlationId, share: 'interactive' };
}

function isRefusal({ kind }: PartnerCenterError): boolean {
  return kind === 'refused' || kind === 'capability_unavailable';
}

/** Whether the same request id would only bring the same answer again. */
function isUsedUp({ attempts }: ClaimedCall, { answered, unreadable }: PartnerCenterError): boolean {
  return answered || (unreadable && attempts >= CUSTOMERS_POLICY.triesOfOneId);
}
