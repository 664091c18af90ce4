import type {
  Actor,
  BulkAction,
  BulkFixData,
  BulkMapping,
  BulkOptions,
  BulkReason,
  BulkRowState,
  BulkState,
  BulkStateCounts,
  BulkVerdict,
  BulkVerdictCounts,
  ContactData,
  Scope,
} from '@assent/contracts';
import type { AccessScope } from '../access-scope.js';

/** One bulk operation. */
export interface BulkOperationRecord {
  readonly id: string;
  readonly action: BulkAction;
  readonly source: 'ids' | 'filter' | 'csv';
  readonly state: BulkState;
  /** The provider instance and reseller of all its rows; null where they belong to several. */
  readonly providerInstanceId: string | null;
  readonly resellerId: string | null;
  /** Who wanted it, and what that person may see: each row is looked at again with the same rights. */
  readonly actor: Actor;
  readonly access: AccessScope;
  readonly correlationId: string;
  readonly traceparent: string | null;
  readonly options: BulkOptions;
  readonly fileName: string | null;
  readonly columns: readonly string[];
  readonly mapping: BulkMapping;
  /** Digest of file, action and place; null where there is no file. */
  readonly fingerprint: string | null;
  /** The same file was taken before, by this one. */
  readonly earlierId: string | null;
  /** Taken although it was taken before. */
  readonly again: boolean;
  readonly total: number;
  readonly checked: BulkVerdictCounts;
  readonly progress: BulkStateCounts;
  /** When to look after it; null: nothing is left to do. */
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly rowsDeletedAt: Date | null;
}

/** What of a row is personal; stored sealed, and deleted with the row. */
export interface RowContent {
  /** Whole where the check found nothing wrong with it. */
  readonly contact?: Partial<ContactData>;
  readonly country?: string;
  readonly language?: string;
  readonly tenantId?: string;
  /** The cells of the file's row, as they were. */
  readonly cells?: readonly string[];
}

/** A row after its check. */
export interface CheckedRow {
  readonly number: number;
  readonly scope: Scope;
  readonly customerId: string | null;
  readonly verdict: BulkVerdict;
  readonly fixes: readonly BulkFixData[];
  readonly reason: BulkReason | null;
  readonly content: RowContent;
}

/** A row that waits to be sent. */
export interface WaitingRow {
  readonly number: number;
  readonly customerId: string;
  readonly content: RowContent;
}

/** What became of a row when it was its turn. */
export interface RowOutcome {
  readonly number: number;
  readonly state: Extract<BulkRowState, 'sent' | 'refused' | 'skipped'>;
  readonly reason: BulkReason | null;
  readonly operationId: string | null;
}

/** Where a checked row begins. */
export function firstStateOf(verdict: BulkVerdict): BulkRowState {
  return verdict === 'valid' || verdict === 'fixed' ? 'waiting' : verdict;
}

export const NO_VERDICTS: BulkVerdictCounts = { valid: 0, fixed: 0, refused: 0, skipped: 0 };
export const NO_STATES: BulkStateCounts = {
  waiting: 0,
  sent: 0,
  succeeded: 0,
  refused: 0,
  skipped: 0,
  cancelled: 0,
};
