import type { Actor } from '@assent/contracts';
import { Correlation, Ids } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { OPERATOR_SCOPE } from '../../application/access-scope.js';
import type { Caller } from '../../application/commands/caller.js';
import type { IdempotencyUse } from '../../application/operations/operation-store.js';
import { ProblemError } from '../../application/problem.error.js';

/** The one person there is until people sign in; the gateway listens on loopback only. */
const OPERATOR: Actor = { kind: 'operator', id: 'operator', display: 'Operator' };

/** Says who a request comes from. */
@Injectable()
export class Callers {
  constructor(
    private readonly correlation: Correlation,
    private readonly ids: Ids,
  ) {}

  /** @throws ProblemError `malformed_request` for an unusable `Idempotency-Key` */
  of(request: FastifyRequest): Caller {
    return {
      actor: OPERATOR,
      access: OPERATOR_SCOPE,
      ...this.thread(),
      idempotency: idempotencyOf(request, OPERATOR),
    };
  }

  /** The signatory who holds a link; the link itself is all that it may touch. */
  signatory(linkId: string): Caller {
    return {
      actor: { kind: 'signatory', id: linkId, display: 'Signatory' },
      access: OPERATOR_SCOPE,
      ...this.thread(),
      idempotency: null,
    };
  }

  private thread(): Pick<Caller, 'correlationId' | 'traceparent'> {
    return {
      correlationId: this.correlation.correlationId ?? this.ids.next(),
      traceparent: this.correlation.current?.traceparent ?? null,
    };
  }
}

function idempotencyOf(request: FastifyRequest, actor: Actor): IdempotencyUse | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new ProblemError(
      'malformed_request',
      'An Idempotency-Key is 1 to 255 visible ASCII characters, such as a UUID.',
    );
  }
  return {
    caller: actor.id,
    method: request.method,
    path: request.url.split('?')[0] ?? '',
    key,
    fingerprint: createHash('sha256')
      .update(JSON.stringify(request.body ?? {}))
      .digest('base64url'),
  };
}
