import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiDefaultResponse,
  ApiHeader,
  ApiOperation,
  ApiResponse,
} from '@nestjs/swagger';
import type { ZodDto } from 'nestjs-zod';
import { OperationDto, ProblemDto } from '../api/dtos.js';

type Dto = Type & ZodDto;

const outputOf = (dto: Dto): Type => dto.Output;
const problems = ApiDefaultResponse({
  description: 'Problem details (RFC 9457). Programs branch on `code`.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** Documents that the answer may be a problem. */
export const DocumentedProblems = (): MethodDecorator => problems;

/** Documents a read. */
export function DocumentedRead(summary: string, answer: Dto): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status: 200, type: outputOf(answer) }),
    problems,
  );
}

/** Documents a command: 202 with the operation, or the resource for a caller that waits. */
export function DocumentedCommand(
  summary: string,
  ...answers: readonly { readonly status: 200 | 201; readonly type: Dto; readonly description: string }[]
): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description:
        '`wait=N`: hold the answer for up to N (30) seconds until the outcome is known (RFC 7240).',
      schema: { type: 'string', examples: ['wait=10'] },
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'A repeat with the same key and body, within 7 days, gets the outcome of the first request.',
      schema: { type: 'string', maxLength: 255 },
    }),
    ...answers.map(({ status, type, description }) =>
      ApiResponse({ status, description, type: outputOf(type) }),
    ),
    ApiAcceptedResponse({
      description: 'The command is on its way; `Location` names its operation.',
      type: outputOf(OperationDto),
      headers: { Location: { description: 'The operation.', schema: { type: 'string' } } },
    }),
    problems,
  );
}

/** Documents a change that is answered at once. */
export function DocumentedChange(
  summary: string,
  answer: { readonly status: 200 | 201; readonly type: Dto; readonly description: string },
): MethodDecorator {
  const { status, type, description } = answer;
  return applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status, description, type: outputOf(type) }),
    problems,
  );
}

/** Brings the shape of problems into the document once; every operation refers to it. */
export const DOCUMENTED_MODELS: readonly Type[] = [outputOf(ProblemDto)];
