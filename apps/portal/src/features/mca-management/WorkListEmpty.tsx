import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PeopleAddRegular, SearchRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMessage } from '../../ui/StateMessage';
import { useFocusHandover } from '../../ui/use-focus-handover';
import { ImportButton } from '../import/ImportButton';
import type { ImportControl } from '../import/use-import';
import { useWorkListFilters } from './use-work-list-filters';

const useStyles = makeStyles({
  root: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
  },
});

/** No rows: because there are no customers yet, or because the filters leave none. */
export function WorkListEmpty({ importControl }: { readonly importControl: ImportControl }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  useFocusHandover(root);
  const { filters, reset, isFiltered } = useWorkListFilters();
  const isStatusOnly = filters.status !== undefined && !filters.search;
  return (
    <div ref={root} className={styles.root}>
      {isFiltered ? (
        <StateMessage
          icon={<SearchRegular />}
          title={isStatusOnly ? t('mca.empty.statusTitle') : t('mca.empty.searchTitle')}
          detail={isStatusOnly ? t('mca.empty.statusDetail') : t('mca.empty.searchDetail')}
          action={<Button onClick={reset}>{t('mca.filters.reset')}</Button>}
        />
      ) : (
        <StateMessage
          icon={<PeopleAddRegular />}
          title={t('mca.empty.firstTitle')}
          detail={t('mca.empty.firstDetail')}
          action={<ImportButton control={importControl} isPrimary />}
        />
      )}
    </div>
  );
}
