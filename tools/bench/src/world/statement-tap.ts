import { readFileSync, statSync } from 'node:fs';
import type { Client } from 'pg';

/** A statement as PostgreSQL was told it, with its parameters as texts. */
export interface TappedStatement {
  readonly sql: string;
  readonly parameters: readonly (string | null)[];
}

const MARK = '@@statement ';
const SETTLE_MS = 150;

/**
 * Reads in PostgreSQL's own log which statements a request led to. What is compared is then the very same SQL,
 * also after somebody has changed it.
 */
export class StatementTap {
  /**
   * @param superuser may change settings of the server
   * @param logFile where the server writes
   * @param applicationName whose statements count
   */
  constructor(
    private readonly superuser: Client,
    private readonly logFile: string,
    private readonly applicationName: string,
  ) {}

  /**
   * Does one piece of work after the other. PostgreSQL has written a statement to its log before it answers that the
   * statement is done, so what the log has grown by when a piece ends is what the piece has led to.
   *
   * @returns the statements of each piece, without the ones that only begin and end transactions
   */
  async duringEach(pieces: readonly (() => Promise<unknown>)[]): Promise<TappedStatement[][]> {
    const marks: number[] = [];
    await this.log(true);
    try {
      for (const work of pieces) {
        marks.push(statSync(this.logFile).size);
        await work();
      }
      marks.push(statSync(this.logFile).size);
    } finally {
      await this.log(false);
    }
    const log = readFileSync(this.logFile);
    return pieces.map((_, at) =>
      statementsIn(log.subarray(marks[at], marks[at + 1]).toString('utf8'), this.applicationName),
    );
  }

  /** Each change costs a moment, so it is made once for all pieces. */
  private async log(on: boolean): Promise<void> {
    await this.superuser.query(`ALTER SYSTEM SET log_line_prefix = '${MARK}%a '`);
    await this.superuser.query(`ALTER SYSTEM SET log_min_duration_statement = ${on ? 0 : -1}`);
    await this.superuser.query('SELECT pg_reload_conf()');
    await settled();
  }
}

/** Other processes take a changed setting a moment later. */
const settled = () => new Promise((resolve) => setTimeout(resolve, SETTLE_MS));

/** @param log lines of PostgreSQL; those that go on begin with a tab */
export function statementsIn(log: string, applicationName: string): TappedStatement[] {
  const entries = log.replaceAll('\n\t', '\n').split(MARK).slice(1);
  const own = `${applicationName} `;
  const found: { sql: string; parameters: (string | null)[] }[] = [];
  for (const entry of entries) {
    if (!entry.startsWith(own)) continue;
    const text = entry.slice(own.length).trimEnd();
    const statement = /^LOG: {2}duration: [\d.]+ ms {2}(?:statement|execute [^:]*): ([\s\S]*)$/.exec(
      text,
    )?.[1];
    if (statement !== undefined) found.push({ sql: statement, parameters: [] });
    const detail = /^DETAIL: {2}Parameters: ([\s\S]*)$/i.exec(text)?.[1];
    if (detail !== undefined) found.at(-1)?.parameters.push(...parametersIn(detail));
  }
  return found.filter(({ sql }) => !/^(BEGIN|COMMIT|ROLLBACK|START TRANSACTION)\b/i.test(sql));
}

function parametersIn(detail: string): (string | null)[] {
  return [...detail.matchAll(/\$\d+ = (?:(NULL)|'((?:[^']|'')*)')/g)].map(([, isNull, text]) =>
    isNull === undefined ? (text ?? '').replaceAll("''", "'") : null,
  );
}
