import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TimelineEntry } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { readTimeline } from '../../api/mca';
import { keys } from '../../api/query-keys';
import { CopyButton } from '../../ui/CopyButton';
import { Moment } from '../../ui/Moment';
import { ProblemBar } from '../../ui/ProblemBar';
import { Section } from '../../ui/Section';
import { timelineText } from './timeline-text';

const useStyles = makeStyles({
  entry: {
    position: 'relative',
    paddingInlineStart: '22px',
    paddingBlockEnd: '16px',
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '3px',
      insetBlockStart: '7px',
      width: '9px',
      height: '9px',
      borderRadius: '50%',
      backgroundColor: tokens.colorBrandBackground,
    },
    '::after': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '7px',
      insetBlockStart: '18px',
      insetBlockEnd: '-5px',
      width: '1px',
      backgroundColor: tokens.colorNeutralStroke1,
    },
    ':last-child::after': { display: 'none' },
  },
  what: { lineHeight: tokens.lineHeightBase300 },
  detail: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '4px',
    minHeight: '24px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** Everything that happened to the customer's agreement, newest first, with who did it. */
export function Timeline({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: keys.timeline(customerId),
    queryFn: ({ pageParam, signal }) => readTimeline(customerId, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('customer.timeline.title')}>
      {query.isPending && <Spinner size="tiny" label={t('common.loading')} />}
      {query.error && <ProblemBar error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && entries.length === 0 && <p>{t('customer.timeline.empty')}</p>}
      <ol>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          appearance="subtle"
          disabledFocusable={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('customer.timeline.older')}
        </Button>
      )}
    </Section>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <li className={styles.entry}>
      <div className={styles.what}>{timelineText(entry)}</div>
      <div className={styles.detail}>
        <Moment at={entry.occurredAt} />
        <span>{t('customer.timeline.by', { actor: entry.actor.display })}</span>
        <CopyButton text={entry.correlationId} label={t('common.failure.copyCorrelation')} />
      </div>
    </li>
  );
}
