import { Combobox, makeStyles, Option, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../../api/query-keys';
import { readReseller, readResellers } from '../../api/resellers';
import { useDebounced } from '../../ui/use-debounced';

const TYPING_PAUSE_MS = 200;

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0, maxWidth: '100%' },
  label: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  field: { minWidth: '200px' },
  list: { maxHeight: '320px', minWidth: 'min(340px, calc(100vw - 32px))' },
  option: { display: 'flex', justifyContent: 'space-between', gap: '16px', width: '100%' },
  count: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
});

/** Chooses a reseller by its name. A partner that sells without resellers sees nothing of it. */
export function ResellerFilter({
  value,
  onSelect,
}: {
  /** The id of the chosen one. */
  readonly value: string | undefined;
  readonly onSelect: (resellerId: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  const client = useQueryClient();
  // What is being typed; undefined while nobody types, when the chosen one's name stands there.
  const [typed, setTyped] = useState<string>();
  const [searched, setSearched] = useState('');
  const { call, cancel } = useDebounced((text: string) => {
    setSearched(text.trim());
  }, TYPING_PAUSE_MS);
  const chosen = useQuery({
    queryKey: keys.reseller(value ?? ''),
    queryFn: ({ signal }) => readReseller(value ?? '', signal),
    enabled: value !== undefined,
  });
  const found = useQuery({
    queryKey: keys.resellers(searched),
    queryFn: ({ signal }) => readResellers(searched, signal),
    placeholderData: keepPreviousData,
  });
  const items = found.data?.items ?? [];
  const stopTyping = () => {
    cancel();
    setTyped(undefined);
    setSearched('');
  };
  if (value === undefined && typed === undefined && searched === '' && items.length === 0) return null;
  const name = value === undefined ? '' : (chosen.data?.name ?? (chosen.error ? value : ''));
  const isEmpty = items.length === 0 && !found.isFetching;
  return (
    <div className={styles.root}>
      <label className={styles.label} htmlFor={id}>
        {t('mca.filters.reseller')}
      </label>
      <Combobox
        id={id}
        className={styles.field}
        clearable
        listbox={{ className: styles.list }}
        placeholder={t('mca.filters.every')}
        value={typed ?? name}
        selectedOptions={value === undefined ? [] : [value]}
        onChange={({ target }) => {
          setTyped(target.value);
          call(target.value);
        }}
        onOptionSelect={(_, { optionValue }) => {
          stopTyping();
          const picked = items.find(({ resellerId }) => resellerId === optionValue);
          // Its name need not be asked for again.
          if (picked) client.setQueryData(keys.reseller(picked.resellerId), picked);
          onSelect(optionValue);
        }}
        onBlur={stopTyping}
      >
        {items.map((reseller) => (
          <Option key={reseller.resellerId} value={reseller.resellerId} text={reseller.name}>
            <span className={styles.option}>
              <span>{reseller.name}</span>
              <span className={styles.count}>
                {t('mca.filters.resellerCustomers', { count: reseller.customers })}
              </span>
            </span>
          </Option>
        ))}
        {(isEmpty || found.data?.nextCursor) && (
          <Option disabled text="">
            {isEmpty ? t('mca.filters.noReseller') : t('mca.filters.moreResellers')}
          </Option>
        )}
      </Combobox>
    </div>
  );
}
