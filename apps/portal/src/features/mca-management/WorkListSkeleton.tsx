import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    padding: '20px',
    display: 'flex',
    flexDirection: 'column',
    gap: '24px',
  },
  row: { display: 'grid', gridTemplateColumns: '2fr 4fr 1fr', gap: '24px' },
});

/** The list before its first rows are there, in the list's own shape. */
export function WorkListSkeleton() {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Skeleton className={styles.root} aria-label={t('common.loading')}>
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className={styles.row}>
          <SkeletonItem size={32} />
          <SkeletonItem size={32} />
          <SkeletonItem size={32} />
        </div>
      ))}
    </Skeleton>
  );
}
