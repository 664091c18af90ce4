/** One figure: how something compares with the nearest thing to its limit. */
export interface BenchRow {
  readonly id: string;
  readonly what: string;
  /** Ours divided by the limit's, both measured in the same run; null where a figure is information only. */
  readonly ratio: number | null;
  /** What the ratio has to keep to; null where it is only reported. */
  readonly bound: Bound | null;
  /** Null where there is no bound. */
  readonly holds: boolean | null;
  /** The times and sizes behind the ratio. */
  readonly absolute: string;
  /** What one takes where that may depend on how many customers there are, in a unit that both sizes share. */
  readonly cost?: number;
  /** The power by which the cost grows with the number of customers, once both sizes were measured. */
  readonly growth?: number;
}

export interface Bound {
  readonly kind: 'at_most' | 'at_least';
  readonly value: number;
}

export const atMost = (value: number): Bound => ({ kind: 'at_most', value });
export const atLeast = (value: number): Bound => ({ kind: 'at_least', value });

/** A row whose verdict follows from ratio and bound. */
export function benchRow(row: Omit<BenchRow, 'holds'>): BenchRow {
  return { ...row, holds: row.bound === null || row.ratio === null ? null : keeps(row.ratio, row.bound) };
}

function keeps(ratio: number, { kind, value }: Bound): boolean {
  return kind === 'at_most' ? ratio <= value : ratio >= value;
}

export function boundText(bound: Bound | null): string {
  if (bound === null) return '';
  return `${bound.kind === 'at_most' ? '≤' : '≥'} ${bound.value}`;
}

/** The measure that a row belongs to. */
export const measureOf = ({ id }: Pick<BenchRow, 'id'>): string => id.split(':', 1)[0] ?? id;
