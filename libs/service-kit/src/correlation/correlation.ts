import type { Actor, Scope } from '@assent/contracts';
import { Injectable } from '@nestjs/common';
import { type ClsService, ClsServiceManager, type ClsStore } from 'nestjs-cls';

/** What belongs to the request or message being worked on, wherever the code has got to. */
export interface CorrelationContext {
  readonly correlationId: string;
  readonly actor?: Actor;
  readonly scope?: Scope;
  /** The message being handled, and its type. */
  readonly messageId?: string;
  readonly messageType?: string;
  readonly operationId?: string;
  /** W3C trace context of the caller. */
  readonly traceparent?: string;
}

interface CorrelationStore extends ClsStore {
  correlation: CorrelationContext;
}

const store = (): ClsService<CorrelationStore> => ClsServiceManager.getClsService<CorrelationStore>();

/** The context of the running request or message; undefined outside of one, such as at start. */
export function currentCorrelation(): CorrelationContext | undefined {
  const cls = store();
  return cls.isActive() ? cls.get('correlation') : undefined;
}

/**
 * The thread from a caller's header through messages to log lines: everything that runs inside of
 * {@link run}, also after an `await`, sees its context, and every log line carries its ids.
 */
@Injectable()
export class Correlation {
  /** Runs `work` with its own context; contexts of parallel work never mix. */
  run<T>(context: CorrelationContext, work: () => T): T {
    return store().runWith({ correlation: context }, work);
  }

  get current(): CorrelationContext | undefined {
    return currentCorrelation();
  }

  /** The id to quote in a problem or to pass on; undefined outside of a request or message. */
  get correlationId(): string | undefined {
    return this.current?.correlationId;
  }

  get actor(): Actor | undefined {
    return this.current?.actor;
  }

  get scope(): Scope | undefined {
    return this.current?.scope;
  }
}
