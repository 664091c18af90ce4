import { Button, makeStyles, useId } from '@fluentui/react-components';
import { FilterDismissRegular, FilterRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PHONE } from '../../theme/themes';
import { FilterChip } from '../../ui/FilterChip';
import { SearchField } from '../../ui/SearchField';
import { useWorkListFilters } from './use-work-list-filters';

const MoreFilters = lazy(async () => ({ default: (await import('./MoreFilters')).MoreFilters }));

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  search: { flexGrow: 1, flexBasis: '300px', [PHONE]: { flexBasis: '100%' } },
  toggles: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  more: { flexBasis: '100%', minWidth: 0 },
});

/** Search and filters of the work list. */
export function WorkListToolbar() {
  const { t } = useTranslation();
  const styles = useStyles();
  const { filters, set, reset, isFiltered } = useWorkListFilters();
  const moreId = useId('more-filters');
  // Open from the start where one of them is on: what leaves customers out has to be seen.
  const [isOpen, setOpen] = useState(() =>
    Boolean(
      filters.country ?? filters.providerInstance ?? filters.reseller ?? filters.reason ?? filters.failing,
    ),
  );
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
        <FilterChip
          isOn={filters.excludeCompliant === true}
          onToggle={() => {
            set({ open: filters.excludeCompliant ? undefined : '1' });
          }}
        >
          {t('mca.filters.open')}
        </FilterChip>
        <Button
          appearance="subtle"
          icon={<FilterRegular />}
          aria-expanded={isOpen}
          aria-controls={moreId}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {t('mca.filters.more')}
        </Button>
        {isFiltered && (
          <Button appearance="subtle" icon={<FilterDismissRegular />} onClick={reset}>
            {t('mca.filters.reset')}
          </Button>
        )}
      </div>
      {isOpen && (
        <div className={styles.more}>
          <Suspense fallback={null}>
            <MoreFilters id={moreId} />
          </Suspense>
        </div>
      )}
    </div>
  );
}
