import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { MoreHorizontalRegular, OpenRegular } from '@fluentui/react-icons';
import type { WorkListRow } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { PHONE } from '../../theme/themes';
import { LazyMenu, type MenuEntry } from '../../ui/LazyMenu';
import { ACTION_ICONS } from './action-icons';
import { asksFirst, availableActions, type McaAction } from './available-actions';
import { useAsk } from './McaDialogs';
import { useMcaActions } from './use-mca-actions';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: '4px' },
  primary: { whiteSpace: 'nowrap', [PHONE]: { flexGrow: 1 } },
});

/** The next step for the customer of a row as a button, and everything else in a menu. */
export function McaRowActions({ row }: { readonly row: WorkListRow }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const ask = useAsk();
  const { run, isBusy } = useMcaActions(row);
  const { primary, others } = availableActions(row);
  const isUnderWay = isBusy || row.pendingOperationId !== null;

  const take = (action: McaAction) => {
    if (asksFirst(action)) ask(action, row);
    else run(action);
  };
  const entries = (): MenuEntry[] => [
    ...others.map((action) => {
      const Icon = ACTION_ICONS[action];
      return {
        key: action,
        label: t(`mca.action.${action}`) + (asksFirst(action) ? '…' : ''),
        icon: <Icon />,
        isDisabled: isUnderWay && action !== 'copyLink' && action !== 'copyMessage',
        onSelect: () => {
          take(action);
        },
      };
    }),
    {
      key: 'open',
      label: t('mca.action.open'),
      icon: <OpenRegular />,
      isApart: true,
      onSelect: () => void navigate(`/customers/${row.customerId}`),
    },
  ];
  const showsPrimary = primary !== undefined || isUnderWay;
  return (
    <div className={styles.root}>
      {showsPrimary && (
        <Button
          className={styles.primary}
          appearance={primary === 'create_agreement' ? 'primary' : 'secondary'}
          disabledFocusable={isUnderWay}
          {...(isUnderWay ? { icon: <Spinner size="extra-tiny" aria-hidden /> } : {})}
          onClick={() => {
            if (primary) take(primary);
          }}
        >
          {primary ? t(`mca.action.${primary}`) : t('mca.list.underWay')}
        </Button>
      )}
      <LazyMenu
        trigger={{
          appearance: 'subtle',
          icon: <MoreHorizontalRegular />,
          'aria-label': t('mca.list.actionsFor', { company: row.companyName }),
        }}
        entries={entries}
      />
    </div>
  );
}
