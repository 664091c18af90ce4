import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { BULK_ACTIONS, BULK_LIMITS, type BulkAction } from '@assent/contracts';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { targetOfFilters } from '../../../api/bulk-operations';
import type { WorkListFilters } from '../../../api/mca';
import { lazyWithTexts } from '../../../i18n/texts';
import { PHONE } from '../../../theme/themes';
import type { Selection } from './use-selection';

const BulkPreviewDialog = lazyWithTexts(['bulk'], async () => {
  return (await import('../../bulk/BulkPreviewDialog')).BulkPreviewDialog;
});

const useStyles = makeStyles({
  root: {
    // Before the list for whoever goes by keyboard, below it for the eye.
    order: 1,
    position: 'sticky',
    insetBlockEnd: '16px',
    zIndex: 4,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    padding: '12px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow16,
    [PHONE]: { insetBlockEnd: '8px', padding: '12px' },
  },
  count: { fontWeight: tokens.fontWeightSemibold },
  spacer: { flexGrow: 1, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    [PHONE]: { display: 'grid', gridTemplateColumns: '1fr 1fr', width: '100%' },
  },
});

/** What can be done for everybody who is selected. */
export function BulkBar({
  selection,
  filters,
  hasMore,
}: {
  readonly selection: Selection;
  readonly filters: WorkListFilters;
  /** There are customers under this filter whose rows were not loaded. */
  readonly hasMore: boolean;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [asked, setAsked] = useState<BulkAction>();
  const navigate = useNavigate();
  const { count, isEverybody, ids, clear, selectEverybody, toggleLoaded, areAllLoadedSelected } = selection;
  const isTooMany = !isEverybody && count > BULK_LIMITS.ids;
  const close = () => {
    setAsked(undefined);
  };
  return (
    <section className={styles.root} aria-label={t('mca.select.bar')}>
      <div className={styles.spacer}>
        <span role="status" className={styles.count}>
          {isEverybody ? t('mca.select.everybody') : t('mca.select.count', { count })}
        </span>
        {!areAllLoadedSelected && (
          <Button appearance="transparent" size="small" onClick={toggleLoaded}>
            {t('mca.select.selectShown')}
          </Button>
        )}
        {!isEverybody && hasMore && areAllLoadedSelected && (
          <Button appearance="transparent" size="small" onClick={selectEverybody}>
            {t('mca.select.selectEverybody')}
          </Button>
        )}
        <Button appearance="subtle" size="small" icon={<DismissRegular />} onClick={clear}>
          {t('mca.select.clear')}
        </Button>
        {isTooMany && <span>{t('mca.select.tooMany', { most: BULK_LIMITS.ids })}</span>}
      </div>
      <div className={styles.actions} role="group" aria-label={t('mca.select.actions')}>
        {BULK_ACTIONS.map((action) => (
          <Button
            key={action}
            disabledFocusable={isTooMany}
            onClick={() => {
              setAsked(action);
            }}
          >
            {t(`mca.select.action.${action}`)}
          </Button>
        ))}
      </div>
      {asked && (
        <Suspense fallback={null}>
          <BulkPreviewDialog
            action={asked}
            target={isEverybody ? targetOfFilters(filters) : { kind: 'ids', customerIds: [...ids] }}
            onClose={close}
            onSent={({ id }) => void navigate(`/bulk-operations/${id}`)}
          />
        </Suspense>
      )}
    </section>
  );
}
