import { ProblemError } from '../problem.error.js';
import { FileTakenMeanwhile } from './bulk-operations.js';

/** The refusal of a file that was taken before. */
export function fileTakenBefore(earlierId: string | null): ProblemError {
  return new ProblemError(
    'bulk_file_taken_before',
    'This file was taken with the same action before, so nothing was sent a second time. Look at that bulk ' +
      'operation; if rows of it still have to be done, send the file again and say so (`again`): customers ' +
      'whose attestation is running are skipped.',
    earlierId === null ? {} : { references: { bulkOperationId: earlierId } },
  );
}

/** Two requests with one file at the same moment: the second is answered like a later one. */
export async function onceOnly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileTakenMeanwhile) throw fileTakenBefore(null);
    throw error;
  }
}
