import { Injectable } from '@nestjs/common';

/** One call as the control API shows it: no query, no body, no token. */
export interface LoggedCall {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** Null: the connection was cut, the client got no answer. */
  readonly status: number | null;
  readonly requestId: string;
  readonly correlationId: string;
  readonly durationMs: number;
  /** The answer was a stored one; the work was not done again. */
  readonly replayed: boolean;
  /** The position of the fault rule that struck, in the list as it was put. */
  readonly faultRule: number | null;
}

const CALLS_KEPT = 20_000;

/** The newest calls, oldest first. */
@Injectable()
export class CallLog {
  private calls: LoggedCall[] = [];

  add(call: LoggedCall): void {
    this.calls.push(call);
    // Cut in batches: shifting at every call would move the whole list each time.
    if (this.calls.length > CALLS_KEPT * 1.25) this.calls = this.calls.slice(-CALLS_KEPT);
  }

  find(filter: { method?: string | undefined; path?: RegExp | undefined }): LoggedCall[] {
    return this.calls.filter(
      (call) =>
        (filter.method === undefined || call.method === filter.method.toUpperCase()) &&
        (filter.path === undefined || filter.path.test(call.path)),
    );
  }

  clear(): void {
    this.calls = [];
  }
}
