import { Button, makeStyles, tokens, useId } from '@fluentui/react-components';
import { ArrowSortDownRegular, ArrowSortUpRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { PHONE } from '../../theme/themes';
import { SmallSelect } from '../../ui/SmallSelect';
import { useWorkListFilters, WORK_LIST_SORTS } from './use-work-list-filters';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    marginInlineStart: '12px',
    [PHONE]: { marginInlineStart: 0 },
  },
  label: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap', marginInlineEnd: '4px' },
});

/** The order of the work list, and which way round. */
export function WorkListSort() {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId('sort');
  const { filters, set } = useWorkListFilters();
  const isDescending = filters.order === 'desc';
  return (
    <div className={styles.root}>
      <label className={styles.label} htmlFor={id}>
        {t('mca.sort.label')}
      </label>
      <SmallSelect
        id={id}
        value={filters.sort}
        onSelect={(value) => {
          set({ sort: value === 'urgency' ? undefined : value });
        }}
      >
        {WORK_LIST_SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`mca.sort.${sort}`)}
          </option>
        ))}
      </SmallSelect>
      <Button
        appearance="subtle"
        icon={isDescending ? <ArrowSortDownRegular /> : <ArrowSortUpRegular />}
        aria-label={isDescending ? t('mca.sort.descending') : t('mca.sort.ascending')}
        onClick={() => {
          set({ order: isDescending ? undefined : 'desc' });
        }}
      />
    </div>
  );
}
