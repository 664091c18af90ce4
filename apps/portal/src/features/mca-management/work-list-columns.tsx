import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { WorkListRow } from '@assent/contracts';
import { CompanyCell } from './CompanyCell';
import { CountryCell } from './CountryCell';
import { LinkCell } from './LinkCell';
import { StatusCell } from './StatusCell';
import { Moment } from '../../ui/Moment';
import { McaRowActions } from '../mca-actions/McaRowActions';
import { SelectCell } from './selection/SelectCell';
import type { WorkListSort } from './use-work-list-filters';

/** Sorting, filtering and paging are the gateway's: the table needs its columns only. */
export const workListFeatures = tableFeatures({});

export const COLUMN_IDS = ['select', 'company', 'country', 'status', 'link', 'since', 'actions'] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** Widths of the columns, as tracks of a grid; one line for the header and every row. */
export const WORK_LIST_TRACKS =
  '24px minmax(150px, 2.2fr) minmax(72px, 0.8fr) minmax(210px, 3.4fr) minmax(130px, 1.5fr) minmax(72px, 0.8fr) 224px';

/** Where the tracks at their narrowest, their gaps and the navigation beside them no longer fit in a row. */
export const STACKED = '@media (max-width: 1319px)';

/** The order that a column's heading asks the gateway for. */
export const COLUMN_SORTS: Partial<Record<ColumnId, WorkListSort>> = {
  company: 'company',
  status: 'urgency',
  link: 'expiry',
};

const helper = createColumnHelper<typeof workListFeatures, WorkListRow>();

export const workListColumns = helper.columns([
  helper.display({ id: 'select', cell: ({ row }) => <SelectCell row={row.original} /> }),
  helper.display({ id: 'company', cell: ({ row }) => <CompanyCell row={row.original} /> }),
  helper.display({ id: 'country', cell: ({ row }) => <CountryCell country={row.original.country} /> }),
  helper.display({ id: 'status', cell: ({ row }) => <StatusCell row={row.original} /> }),
  helper.display({ id: 'link', cell: ({ row }) => <LinkCell row={row.original} /> }),
  helper.display({ id: 'since', cell: ({ row }) => <Moment at={row.original.statusSince} as="lasting" /> }),
  helper.display({ id: 'actions', cell: ({ row }) => <McaRowActions row={row.original} /> }),
]);
