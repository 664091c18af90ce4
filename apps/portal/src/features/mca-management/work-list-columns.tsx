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
