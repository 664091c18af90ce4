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

  /** @returns the statements of the work, without the ones that only begin and end transactions */
  async during(work: () => Promise<unknown>): Promise<TappedStatement[]> {
    await this.log(true);
    const from = statSync(this.logFile).size;
    try {
      await work();
      await settled();
    } finally {
      await this.log(false);
    }
    const text = readFileSync(this.logFile).subarray(from).toString('utf8');
    return statementsIn(text, this.applicationName);
  }

  private async log(on: boolean): Promise<void> {
    await this.superuser.query(`ALTER SYSTEM SET log_line_prefix = '${MARK}%a '`);
    await this.superuser.query(`ALTER SYSTEM SET log_min_duration_statement = ${on ? 0 : -1}`);
    await this.superuser.query('SELECT pg_reload_conf()');
    await settled();
  }
}

/** Other processes take a changed setting, and their turn in the log, a moment later. */
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
