import { Client } from 'pg';
import type { DataSource } from 'typeorm';

/** What PostgreSQL did to answer one statement. */
export interface Plan {
  /** Tables that were read from one end to the other. */
  readonly wholeTables: readonly string[];
  readonly indexes: readonly string[];
  /** Rows that the widest sort was given. */
  readonly sorted: number;
  /** Rows that were taken from tables and indexes, also those that no condition then let through. */
  readonly lookedAt: number;
}

/** A node of `EXPLAIN (FORMAT JSON)`, as much of it as is asked for here. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Few rows, whatever the number of customers: to read them whole is the quickest. */
const SMALL_TABLES = ['reseller_view', 'summary_total'];

/** Runs the very statements once more that `work` sends, and tells how PostgreSQL answered each that reads. */
export async function plansOf(dataSource: DataSource, work: () => Promise<unknown>): Promise<Plan[]> {
  const send = jest.spyOn(Client.prototype, 'query');
  let sent: Sent[];
  try {
    await work();
    sent = send.mock.calls.map(sentIn);
  } finally {
    send.mockRestore();
  }
  const plans: Plan[] = [];
  for (const { text, values } of sent) {
    if (/^\s*(SELECT|DECLARE)\b/.test(text)) plans.push(await planOf(dataSource, text, values));
  }
  return plans;
}

interface Sent {
  readonly text: string;
  readonly values: unknown[];
}

/** A prepared statement comes as an object, any other as a text and its values. */
function sentIn([statement, values]: readonly unknown[]): Sent {
  return typeof statement === 'string'
    ? { text: statement, values: (values ?? []) as unknown[] }
    : (statement as Sent);
}

async function planOf(dataSource: DataSource, sql: string, parameters: unknown[]): Promise<Plan> {
  const [row] = await dataSource.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }[]>(
    `EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF, FORMAT JSON) ${sql}`,
    parameters,
  );
  const nodes = [...nodesOf(row!['QUERY PLAN'][0].Plan)];
  // What a bitmap index finds is read, or left out by another bitmap, in the heap scan above it.
  const scans = nodes.filter((node) => /^(?!Bitmap Index|Subquery).*Scan$/.test(node['Node Type']));
  return {
    wholeTables: nodes
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name'] ?? '')
      .filter((table) => !SMALL_TABLES.includes(table)),
    indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
    sorted: Math.max(
      0,
      ...nodes
        .filter((node) => node['Node Type'].endsWith('Sort'))
        .map((node) => rowsOf(node.Plans?.[0]) * (node.Plans?.[0]?.['Actual Loops'] ?? 0)),
    ),
    lookedAt: Math.max(...scans.map((node) => rowsOf(node) * node['Actual Loops'])),
  };
}

function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const inner of node.Plans ?? []) yield* nodesOf(inner);
}

/** In each loop: what came out, and what was looked at in vain. */
const rowsOf = (node: PlanNode | undefined) =>
  node === undefined
    ? 0
    : node['Actual Rows'] +
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0);
