import {
  type BulkAction,
  type BulkOptions,
  type BulkReason,
  countrySchema,
  languageSchema,
} from '@assent/contracts';
import { isCountry } from '@assent/domain';
import type { CustomerRecord } from '../customers/customer-record.js';
import { ProblemError } from '../problem.error.js';
import type { BulkCommands } from './bulk-commands.js';
import type { RowContent } from './bulk-operation.js';

/** Nobody has to correct these: what was wanted is so already, or on its way. */
const NOTHING_LEFT_TO_DO: ReadonlySet<string> = new Set([
  'already_compliant',
  'attestation_already_live',
  'agreement_in_progress',
  'row_repeated',
]);

/** What speaks against a row, and whether that is a fault or only nothing left to do. */
export interface Objection {
  readonly verdict: 'refused' | 'skipped';
  readonly reason: BulkReason;
}

export function objectionOf({ code, detail, extras }: ProblemError): Objection {
  return {
    verdict: NOTHING_LEFT_TO_DO.has(code) ? 'skipped' : 'refused',
    reason: { code, detail, errors: [...(extras.errors ?? [])] },
  };
}

/** What speaks against doing this to this customer now; `undefined`: nothing that the gateway knows. */
export function objectionTo(
  commands: BulkCommands,
  action: BulkAction,
  record: CustomerRecord,
  content: RowContent,
  options: BulkOptions,
): Objection | undefined {
  try {
    if (action === 'start') refuseUnknownPlaces(content);
    commands.commandFor(action, record, content, options);
    return undefined;
  } catch (error) {
    if (error instanceof ProblemError) return objectionOf(error);
    throw error;
  }
}

/** Country and language of a file are free text until here. */
function refuseUnknownPlaces({ country, language }: RowContent): void {
  const errors = [];
  if (country !== undefined && !(countrySchema.safeParse(country).success && isCountry(country))) {
    errors.push({ path: 'country', message: 'Use the two-letter code of the country, such as DE.' });
  }
  if (language !== undefined && !languageSchema.safeParse(language).success) {
    errors.push({ path: 'language', message: 'Use a language tag such as en-US.' });
  }
  if (errors.length > 0) {
    throw new ProblemError('validation_failed', 'Correct the fields below and send the row again.', {
      errors,
    });
  }
}
