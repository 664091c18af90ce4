import { Button, makeStyles, tokens, useId } from '@fluentui/react-components';
import { ArrowSortDownRegular, ArrowSortUpRegular, FilterDismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { PHONE } from '../../theme/themes';
import { FilterChip } from '../../ui/FilterChip';
import { SearchField } from '../../ui/SearchField';
import { SmallSelect } from '../../ui/SmallSelect';
import { useWorkListFilters, WORK_LIST_SORTS } from './use-work-list-filters';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  search: { flexGrow: 1, flexBasis: '300px', [PHONE]: { flexBasis: '100%' } },
  toggles: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  sort: { display: 'flex', alignItems: 'center', gap: '4px', [PHONE]: { flexGrow: 1 } },
  label: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap', marginInlineEnd: '4px' },
});

/** Search, filters and order of the work list. */
export function WorkListToolbar() {
  const { t } = useTranslation();
  const styles = useStyles();
  const sortId = useId('sort');
  const { filters, set, reset, isFiltered } = useWorkListFilters();
  const isDescending = filters.order === 'desc';
  return (
    <div className={styles.root} role="search">
      <div className={styles.search}>
        <SearchField
          label={t('mca.search.label')}
          placeholder={t('mca.search.placeholder')}
          value={filters.search ?? ''}
          onSearch={(search) => {
            set({ search });
          }}
        />
      </div>
      <div className={styles.toggles} role="group" aria-label={t('mca.filters.label')}>
        <FilterChip
          isOn={filters.expiringWithinHours !== undefined}
          onToggle={() => {
            set({ expiring: filters.expiringWithinHours === undefined ? '1' : undefined });
          }}
        >
          {t('mca.filters.expiring')}
        </FilterChip>
        <FilterChip
          isOn={filters.neverOpened === true}
          onToggle={() => {
            set({ unopened: filters.neverOpened ? undefined : '1' });
          }}
        >
          {t('mca.filters.neverOpened')}
        </FilterChip>
        {isFiltered && (
          <Button appearance="subtle" icon={<FilterDismissRegular />} onClick={reset}>
            {t('mca.filters.reset')}
          </Button>
        )}
      </div>
      <div className={styles.sort}>
        <label className={styles.label} htmlFor={sortId}>
          {t('mca.sort.label')}
        </label>
        <SmallSelect
          id={sortId}
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
    </div>
  );
}
