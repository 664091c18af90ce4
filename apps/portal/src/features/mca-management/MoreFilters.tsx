import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterChip } from '../../ui/FilterChip';
import { countryChoices } from '../../ui/regions';
import { SmallSelect } from '../../ui/SmallSelect';
import { useProviderInstances } from '../provider-instance/use-provider-instance';
import { ResellerFilter } from './ResellerFilter';
import { useWorkListFilters } from './use-work-list-filters';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '12px',
    padding: '12px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
  },
  field: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0, maxWidth: '100%' },
  label: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
});

/** The filters that are not needed every day. */
export function MoreFilters({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const countryId = useId();
  const instanceId = useId();
  const { filters, set } = useWorkListFilters();
  const instances = useProviderInstances();
  const hasChoice = (instances.data?.items.length ?? 0) > 1 || filters.providerInstance !== undefined;
  const flag = (name: string, isOn: boolean | undefined) => () => {
    set({ [name]: isOn ? undefined : '1' });
  };
  return (
    <div id={id} className={styles.root} role="group" aria-label={t('mca.filters.more')}>
      <div className={styles.field}>
        <label className={styles.label} htmlFor={countryId}>
          {t('mca.filters.country')}
        </label>
        <SmallSelect
          id={countryId}
          value={filters.country ?? ''}
          onSelect={(country) => {
            set({ country });
          }}
        >
          <option value="">{t('mca.filters.every')}</option>
          {countryChoices(i18n.language).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SmallSelect>
      </div>
      {hasChoice && (
        <div className={styles.field}>
          <label className={styles.label} htmlFor={instanceId}>
            {t('mca.filters.instance')}
          </label>
          <SmallSelect
            id={instanceId}
            value={filters.providerInstance ?? ''}
            onSelect={(instance) => {
              set({ instance });
            }}
          >
            <option value="">{t('mca.filters.every')}</option>
            {instances.data?.items.map(({ id: value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </SmallSelect>
        </div>
      )}
      <ResellerFilter
        value={filters.reseller}
        onSelect={(reseller) => {
          set({ reseller });
        }}
      />
      <FilterChip isOn={filters.failing === true} onToggle={flag('failing', filters.failing)}>
        {t('mca.filters.failing')}
      </FilterChip>
      <FilterChip
        isOn={filters.reason === 'not_verified'}
        onToggle={() => {
          set({ reason: filters.reason === 'not_verified' ? undefined : 'not_verified' });
        }}
      >
        {t('mca.filters.notVerified')}
      </FilterChip>
    </div>
  );
}
