import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import type { ConnectionList, McaAttention } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { StateMessage } from '../../ui/StateMessage';
import { AttentionLine } from './AttentionLine';

/** What is shown, the most urgent first, and where in the work list its customers stand. */
const LINES = [
  { name: 'failing', list: '?failing=1' },
  { name: 'ready', list: '?status=ready' },
  { name: 'expired', list: '?status=expired' },
  { name: 'expiring', list: '?expiring=1&sort=expiry' },
  { name: 'neverOpened', list: '?unopened=1&sort=activity' },
  { name: 'notVerified', list: '?reason=not_verified' },
] as const;

const useStyles = makeStyles({
  count: {
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'end',
  },
  alarm: {
    display: 'inline-flex',
    justifyContent: 'flex-end',
    fontSize: '24px',
    color: tokens.colorPaletteRedForeground1,
  },
});

/**
 * Who needs a person today; each line leads to its customers in the work list. A connection to Microsoft that does
 * not work comes first: it keeps everybody else from being served.
 */
export function Attention({
  attention,
  connections,
}: {
  readonly attention: McaAttention | undefined;
  readonly connections: ConnectionList['items'];
}) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const lines = LINES.filter(({ name }) => attention === undefined || attention[name] > 0);
  if (lines.length === 0 && connections.length === 0) {
    return (
      <StateMessage
        icon={<CheckmarkCircleRegular />}
        title={t('home.attention.nothing')}
        detail={t('home.attention.nothingDetail')}
        action={<Link to="/customers/mca">{t('home.attention.openList')}</Link>}
      />
    );
  }
  return (
    <ul aria-busy={attention === undefined}>
      {connections.map(({ providerInstanceId, status, sentence, failures }) => (
        <AttentionLine
          key={providerInstanceId}
          to={`/connection?instance=${providerInstanceId}`}
          mark={
            <span aria-hidden className={styles.alarm}>
              <PlugDisconnectedRegular />
            </span>
          }
          title={t(
            status === 'failing' ? 'home.attention.connectionFails' : 'home.attention.connectionLimited',
          )}
          hint={failures[0]?.meaning ?? sentence}
        />
      ))}
      {lines.map(({ name, list }) => {
        const count = attention?.[name];
        const text = count?.toLocaleString(i18n.language) ?? '–';
        return (
          <AttentionLine
            key={name}
            to={attention && `/customers/mca${list}`}
            mark={
              <span className={styles.count}>
                {count !== undefined && count >= (attention?.countLimit ?? Infinity)
                  ? t('home.attention.atLeast', { number: text })
                  : text}
              </span>
            }
            title={t(`home.attention.${name}`)}
            hint={t(`home.attention.${name}Hint`)}
          />
        );
      })}
    </ul>
  );
}
