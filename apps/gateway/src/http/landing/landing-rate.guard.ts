import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../application/problem.error.js';
import { LandingAddresses } from './landing-addresses.js';

/** Counts per link and action, and per network address where there is no link of ours. */
@Injectable()
export class LandingRateGuard extends ThrottlerGuard {
  @Inject(LandingAddresses)
  private readonly addresses!: LandingAddresses;

  protected override getTracker(request: FastifyRequest<{ Params: { token?: string } }>): Promise<string> {
    if (request.method !== 'POST') return Promise.resolve(request.ip);
    // Only for a token that is truly ours: whoever merely knows a link's id must not use up its tries.
    // The key stands in Redis, so it holds the id and never the token.
    return Promise.resolve(this.addresses.linkOf(request.params.token ?? '') ?? request.ip);
  }

  protected override throwThrottlingException(
    _context: ExecutionContext,
    detail: ThrottlerLimitDetail,
  ): Promise<void> {
    throw new ProblemError('too_many_requests', 'This was asked for too often. Wait a while.', {
      retryAfterSeconds: detail.timeToBlockExpire,
    });
  }
}
