import type { BulkOperation } from '@assent/contracts';
import type { TFunction } from 'i18next';

/** What a bulk operation did to whom, such as "Renew links · customers.csv". */
export function sourceName({ source, fileName }: BulkOperation, t: TFunction): string {
  return source === 'csv' ? (fileName ?? '') : t(`bulk.source.${source}`);
}
