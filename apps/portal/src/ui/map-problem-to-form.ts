import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form';
import type { ApiProblem } from '../api/problem';

/**
 * Puts the server's errors at the fields that they name.
 *
 * @param pathOf where a field of the request stands in the form
 * @returns whether every error found its field; otherwise the problem has to be shown as a whole
 */
export function mapProblemToForm<Form extends FieldValues>(
  problem: ApiProblem,
  pathOf: (requestPath: string) => FieldPath<Form> | undefined,
  setError: UseFormSetError<Form>,
): boolean {
  let isComplete = problem.errors.length > 0;
  let isFirst = true;
  for (const { path, message } of problem.errors) {
    const field = pathOf(path);
    if (field) {
      setError(field, { type: 'server', message }, { shouldFocus: isFirst });
      isFirst = false;
    } else isComplete = false;
  }
  return isComplete;
}
