import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular, LayerRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { readBulkOperations } from '../../api/bulk-operations';
import { keys } from '../../api/query-keys';
import { PageLoading } from '../../app/PageLoading';
import { PHONE } from '../../theme/themes';
import { Moment } from '../../ui/Moment';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemBar } from '../../ui/ProblemBar';
import { StateMessage } from '../../ui/StateMessage';
import { BulkStateBadge } from './BulkStateBadge';
import { sourceName } from './bulk-name';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    overflow: 'hidden',
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase300,
    '& th, & td': {
      textAlign: 'start',
      padding: '12px 20px',
      fontWeight: tokens.fontWeightRegular,
      [PHONE]: { padding: '12px' },
    },
    '& thead th': {
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground2,
    },
    '& tbody tr': {
      borderBlockStartWidth: '1px',
      borderBlockStartStyle: 'solid',
      borderBlockStartColor: tokens.colorNeutralStroke2,
    },
    '& tbody tr:hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  name: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline' },
  },
  minor: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  wide: { [PHONE]: { display: 'none' } },
  more: { display: 'flex', justifyContent: 'center', padding: '12px' },
});

/** The bulk operations, newest first. */
export function BulkOperationsPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const list = useInfiniteQuery({
    queryKey: keys.bulkOperations,
    queryFn: ({ pageParam, signal }) => readBulkOperations(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const operations = list.data?.pages.flatMap((page) => page.items) ?? [];
  const upload = (
    <Button
      appearance="primary"
      icon={<ArrowUploadRegular />}
      onClick={() => void navigate('/bulk-operations/new')}
    >
      {t('bulk.new')}
    </Button>
  );
  const isEmpty = list.isSuccess && operations.length === 0;
  return (
    <>
      <PageHeader title={t('bulk.title')} lead={t('bulk.lead')} actions={isEmpty ? undefined : upload} />
      {list.error && <ProblemBar error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <PageLoading />}
      {isEmpty && (
        <div className={styles.card}>
          <StateMessage
            icon={<LayerRegular />}
            title={t('bulk.list.emptyTitle')}
            detail={t('bulk.list.emptyDetail')}
            action={upload}
          />
        </div>
      )}
      {operations.length > 0 && (
        <div className={styles.card}>
          <table className={styles.table} aria-label={t('bulk.list.label')}>
            <thead>
              <tr>
                <th scope="col">{t('bulk.list.what')}</th>
                <th scope="col">{t('bulk.list.state')}</th>
                <th scope="col" className={styles.wide}>
                  {t('bulk.list.progress')}
                </th>
                <th scope="col" className={styles.wide}>
                  {t('bulk.list.started')}
                </th>
              </tr>
            </thead>
            <tbody>
              {operations.map((operation) => (
                <tr key={operation.id}>
                  <th scope="row">
                    <Link className={styles.name} to={`/bulk-operations/${operation.id}`}>
                      {t(`bulk.action.${operation.action}`)}
                    </Link>
                    <div className={styles.minor}>{sourceName(operation, t)}</div>
                  </th>
                  <td>
                    <BulkStateBadge state={operation.state} />
                  </td>
                  <td className={styles.wide}>
                    {t('bulk.list.outcome', { ...operation.progress, total: operation.total })}
                  </td>
                  <td className={styles.wide}>
                    {operation.startedAt && <Moment at={operation.startedAt} as="relative" />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {list.hasNextPage && (
            <div className={styles.more}>
              <Button
                appearance="subtle"
                disabledFocusable={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {t('common.action.showMore')}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
}
