import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, ChevronRightRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import type { ConnectionList, McaAttention } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { StateMessage } from '../../ui/StateMessage';

/** What is shown, the most urgent first, and where in the work list its customers stand. */
const LINES = [
  { name: 'failing', list: '?failing=1' },
  { name: 'ready', list: '?status=ready' },
  { name: 'expiring', list: '?expiring=1&sort=expiry' },
  { name: 'neverOpened', list: '?unopened=1&sort=activity' },
  { name: 'notVerified', list: '?reason=not_verified' },
] as const;

const useStyles = makeStyles({
  link: {
    display: 'grid',
    gridTemplateColumns: 'minmax(3.5ch, auto) 1fr auto',
    columnGap: '12px',
    alignItems: 'center',
    minHeight: '56px',
    marginInline: '-8px',
    paddingInline: '8px',
    paddingBlock: '8px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  line: {
    ':not(:last-child)': {
      borderBlockEndWidth: '1px',
      borderBlockEndStyle: 'solid',
      borderBlockEndColor: tokens.colorNeutralStroke2,
    },
  },
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
  title: { fontWeight: tokens.fontWeightSemibold },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  go: { display: 'inline-flex', color: tokens.colorNeutralForeground3 },
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
        <li key={providerInstanceId} className={styles.line}>
          <Link className={styles.link} to={`/connection?instance=${providerInstanceId}`}>
            <span aria-hidden className={styles.alarm}>
              <PlugDisconnectedRegular />
            </span>
            <span>
              <span className={styles.title}>
                {t(
                  status === 'failing'
                    ? 'home.attention.connectionFails'
                    : 'home.attention.connectionLimited',
                )}
              </span>
              <br />
              <span className={styles.hint}>{failures[0]?.meaning ?? sentence}</span>
            </span>
            <span aria-hidden className={styles.go}>
              <ChevronRightRegular />
            </span>
          </Link>
        </li>
      ))}
      {lines.map(({ name, list }) => {
        const count = attention?.[name];
        const text = count?.toLocaleString(i18n.language) ?? '–';
        return (
          <li key={name} className={styles.line}>
            <Link className={styles.link} to={`/customers/mca${list}`}>
              <span className={styles.count}>
                {count !== undefined && count >= (attention?.countLimit ?? Infinity)
                  ? t('home.attention.atLeast', { number: text })
                  : text}
              </span>
              <span>
                <span className={styles.title}>{t(`home.attention.${name}`)}</span>
                <br />
                <span className={styles.hint}>{t(`home.attention.${name}Hint`)}</span>
              </span>
              <span aria-hidden className={styles.go}>
                <ChevronRightRegular />
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
