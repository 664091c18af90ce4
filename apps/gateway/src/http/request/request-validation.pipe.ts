import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { createZodValidationPipe } from 'nestjs-zod';
import { z } from 'zod';
import { ProblemError } from '../../application/problem.error.js';

const ZodPipe = createZodValidationPipe({ createValidationException: (error) => problemOf(error) });

/** PostgreSQL can store neither in a text. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** Checks bodies and queries against their DTOs: one error per field, with its path. */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  private readonly inner = new ZodPipe();

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (!isDto(metadata.metatype)) return value;
    // A body that may be left out as a whole is one in which every field may be left out.
    const given = metadata.type === 'body' ? (value ?? {}) : value;
    refuseUnstorableText(given, '');
    return this.inner.transform(given, metadata) as unknown;
  }
}

/** The customer's forms have none: their controller takes what it can use of them. */
const isDto = (type: unknown) => typeof type === 'function' && 'isZodDto' in type;

function problemOf(error: unknown): ProblemError {
  const issues = error instanceof z.core.$ZodError ? error.issues : [];
  return new ProblemError('validation_failed', 'Correct the fields below and send the request again.', {
    errors: issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            path: [...issue.path, key].join('.'),
            message: 'This field is not known here.',
          }))
        : [{ path: issue.path.join('.'), message: issue.message }],
    ),
  });
}

function refuseUnstorableText(value: unknown, path: string): void {
  if (typeof value === 'string' && UNSTORABLE.test(value)) {
    throw new ProblemError('validation_failed', 'Correct the fields below and send the request again.', {
      errors: [{ path, message: 'This text holds a character that cannot be stored.' }],
    });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    refuseUnstorableText(inner, path === '' ? key : `${path}.${key}`);
  }
}
