import { problemSchema, type Problem } from '@assent/contracts';

/** Where the trouble lies when no problem document came: the reader is told different things to do. */
export type FailureKind = 'problem' | 'network' | 'unreadable';

/** A call to the gateway that did not succeed, in the terms that people and forms need. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly kind: FailureKind,
    /** Status 0 stands for no answer at all. */
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    /** What the reader quotes when asking for help; empty when no answer carried one. */
    readonly correlationId: string,
    /** One entry per field that has to be corrected. */
    readonly errors: readonly { readonly path: string; readonly message: string }[] = [],
    readonly references: Readonly<Record<string, string>> = {},
  ) {
    super(detail || title);
  }

  static of(problem: Problem): ApiProblem {
    return new ApiProblem(
      'problem',
      problem.status,
      problem.code,
      problem.title,
      problem.detail,
      problem.correlationId,
      problem.errors,
      problem.references,
    );
  }

  /** The server could not be reached, so nothing is known of the outcome. */
  static network(correlationId: string): ApiProblem {
    return new ApiProblem('network', 0, 'network', '', '', correlationId);
  }

  /** An answer that is not in the agreed shape, such as a proxy's own error page. */
  static unreadable(status: number, correlationId: string): ApiProblem {
    return new ApiProblem('unreadable', status, 'unreadable', '', '', correlationId);
  }

  /** Whether the same request may succeed a little later. */
  get isTemporary(): boolean {
    return this.kind === 'network' || this.status === 429 || this.status === 502 || this.status === 503;
  }
}

/** The problem that an error answer carries. */
export async function problemOf(response: Response, correlationId: string): Promise<ApiProblem> {
  const id = response.headers.get('x-correlation-id') ?? correlationId;
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = problemSchema.safeParse(body);
  return parsed.success ? ApiProblem.of(parsed.data) : ApiProblem.unreadable(response.status, id);
}
