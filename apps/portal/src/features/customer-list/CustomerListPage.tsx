import { Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { PeopleRegular, PersonAddRegular, SearchRegular } from '@fluentui/react-icons';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { readCustomers } from '../../api/customers';
import { keys } from '../../api/query-keys';
import { PageHeader } from '../../ui/PageHeader';
import { PageLoading } from '../../app/PageLoading';
import { ProblemBar } from '../../ui/ProblemBar';
import { SearchField } from '../../ui/SearchField';
import { StateMessage } from '../../ui/StateMessage';
import { useAddressQuery } from '../../ui/use-address-query';
import { CustomerTable } from './CustomerTable';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: '16px' },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    alignItems: 'center',
    justifyContent: 'space-between',
  },
  search: { flexGrow: 1 },
  empty: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
  },
});

/** Every customer of the partner, whatever its agreement. */
export function CustomerListPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const [query, set] = useAddressQuery();
  const search = query.get('search')?.slice(0, 200) ?? '';
  const includeEnded = query.has('ended');
  const filters = { search: search || undefined, includeEnded };
  const list = useInfiniteQuery({
    queryKey: keys.customerList(filters),
    queryFn: ({ pageParam, signal }) => readCustomers(filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const { data, fetchNextPage } = list;
  const customers = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const needMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);

  return (
    <>
      <PageHeader
        title={t('customer.all.title')}
        lead={t('customer.all.lead')}
        actions={
          <Button
            appearance="primary"
            icon={<PersonAddRegular />}
            onClick={() => void navigate('/customers/new')}
          >
            {t('customer.all.create')}
          </Button>
        }
      />
      <div className={styles.page}>
        <div className={styles.bar} role="search">
          <div className={styles.search}>
            <SearchField
              label={t('customer.all.search')}
              placeholder={t('customer.all.searchPlaceholder')}
              value={search}
              onSearch={(text) => {
                set({ search: text });
              }}
            />
          </div>
          <Switch
            label={t('customer.all.includeEnded')}
            labelPosition="before"
            checked={includeEnded}
            onChange={(_, { checked }) => {
              set({ ended: checked ? '1' : undefined });
            }}
          />
        </div>
        {list.error && <ProblemBar error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <PageLoading />}
        {customers.length > 0 && (
          <CustomerTable
            customers={customers}
            hasMore={list.hasNextPage}
            isLoadingMore={list.isFetchingNextPage}
            isStale={list.isPlaceholderData}
            onNeedMore={needMore}
          />
        )}
        {list.isSuccess && customers.length === 0 && (
          <div className={styles.empty}>
            <StateMessage
              icon={search ? <SearchRegular /> : <PeopleRegular />}
              title={t(search ? 'customer.all.noMatchTitle' : 'customer.all.emptyTitle')}
              detail={t(search ? 'customer.all.noMatchDetail' : 'customer.all.emptyDetail')}
            />
          </div>
        )}
      </div>
    </>
  );
}
