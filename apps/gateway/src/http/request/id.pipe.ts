import type { ProblemCode } from '@assent/contracts';
import { type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { ProblemError } from '../../application/problem.error.js';

/** An id in an address: what cannot be one names nothing, so it is not found. */
export class IdPipe implements PipeTransform<string, string> {
  constructor(private readonly code: ProblemCode) {}

  transform(value: string): string {
    if (z.uuid().safeParse(value).success) return value.toLowerCase();
    throw new ProblemError(
      this.code,
      'The id in the address is not a valid one. Check it for a missing part.',
    );
  }
}

export const CustomerId = new IdPipe('customer_not_found');
export const ResellerId = new IdPipe('reseller_not_found');
export const AttestationId = new IdPipe('attestation_not_found');
