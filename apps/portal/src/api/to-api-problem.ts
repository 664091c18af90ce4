import { ApiProblem } from './problem';

/** Whatever was thrown, as a problem that can be shown. */
export function toApiProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : ApiProblem.unreadable(0, '');
}
