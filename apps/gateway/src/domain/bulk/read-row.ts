import type { BulkField, BulkFixData, BulkMapping } from '@assent/contracts';
import {
  type Tidied,
  splitName,
  tidyCountry,
  tidyDomain,
  tidyEmail,
  tidyId,
  tidyLanguage,
  tidyPhone,
  tidyText,
} from './tidy-cells.js';

/** What a row of a file says, tidied; an absent field is an empty cell or no column at all. */
export interface RowFacts {
  readonly tenantId?: string;
  readonly customerId?: string;
  readonly domain?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly country?: string;
  readonly language?: string;
}

const TIDIES: Readonly<Record<BulkField, (cell: string) => Tidied>> = {
  tenantId: tidyId,
  customerId: tidyId,
  domain: tidyDomain,
  firstName: tidyText,
  lastName: tidyText,
  fullName: tidyText,
  email: tidyEmail,
  phone: tidyPhone,
  country: tidyCountry,
  language: tidyLanguage,
};

/** Reads rows of one file. The place of each column is looked up once. */
export function rowReader(
  columns: readonly string[],
  mapping: BulkMapping,
): (cells: readonly string[]) => { readonly facts: RowFacts; readonly fixes: readonly BulkFixData[] } {
  const places = (Object.entries(mapping) as [BulkField, string | undefined][])
    .map(([field, column]) => ({ field, index: column === undefined ? -1 : columns.indexOf(column) }))
    .filter(({ index }) => index >= 0);
  return (cells) => {
    const facts: Partial<Record<BulkField, string>> = {};
    const fixes: BulkFixData[] = [];
    for (const { field, index } of places) {
      const tidied = TIDIES[field](cells[index] ?? '');
      // A cell of blanks is an empty one; there is nothing to tell about it.
      if (tidied.text === '' && !tidied.fixes.includes('phone_left_out')) continue;
      if (tidied.text !== '') facts[field] = tidied.text;
      for (const fix of tidied.fixes) fixes.push({ field, fix });
    }
    const { fullName, ...rest } = facts;
    if (fullName === undefined || (rest.firstName !== undefined && rest.lastName !== undefined)) {
      return { facts: rest, fixes };
    }
    return {
      facts: { ...splitName(fullName), ...rest },
      fixes: [...fixes, { field: 'fullName', fix: 'name_split' }],
    };
  };
}
