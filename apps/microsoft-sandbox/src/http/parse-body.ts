import { BadRequestException } from '@nestjs/common';
import { z } from 'zod';
import { MicrosoftFault } from './microsoft-fault.js';

const sentence = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ');

/** Reads a Partner Center body; what is wrong comes back as a fault of the given shape. */
export function parseWire<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  fault: (detail: string) => MicrosoftFault = (detail) => MicrosoftFault.classic('invalidRequest', detail),
): z.output<Schema> {
  const parsed = schema.safeParse(foldKeys(body));
  if (!parsed.success) throw fault(sentence(parsed.error));
  return parsed.data;
}

/** Reads a body of the control API. */
export function parseControl<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) throw new BadRequestException(sentence(parsed.error));
  return parsed.data;
}

/** Microsoft's documents write `CompanyProfile` here and `companyProfile` there, and its server takes both. */
function foldKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(foldKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      foldKeys(inner),
    ]),
  );
}
