import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  ErrorCircleFilled,
  HourglassHalfFilled,
  QuestionCircleRegular,
  WarningFilled,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { ConnectionView } from '@assent/contracts';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../ui/use-times';
import { FailureBar } from './FailureBar';

const ICONS: Readonly<Record<ConnectionView['status'], FluentIcon>> = {
  never_called: QuestionCircleRegular,
  working: CheckmarkCircleFilled,
  limited: WarningFilled,
  throttled: HourglassHalfFilled,
  failing: ErrorCircleFilled,
};

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    padding: '20px 24px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
  },
  line: { display: 'flex', alignItems: 'center', gap: '16px' },
  icon: { fontSize: '40px', lineHeight: 1, flexShrink: 0, display: 'inline-flex' },
  never_called: { color: tokens.colorNeutralForeground3 },
  working: { color: tokens.colorPaletteGreenForeground1 },
  limited: { color: tokens.colorPaletteDarkOrangeForeground1 },
  throttled: { color: tokens.colorPaletteDarkOrangeForeground1 },
  failing: { color: tokens.colorPaletteRedForeground1 },
  title: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  sentence: { color: tokens.colorNeutralForeground2 },
  failures: { display: 'flex', flexDirection: 'column', gap: '8px' },
});

/** How the connection is, in one look; and for each failure that is not over, what to do. */
export function ConnectionStatus({ connection }: { readonly connection: ConnectionView }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { exact } = useTimes();
  const { status, sentence, pausedUntil, failures } = connection;
  const Icon = ICONS[status];
  return (
    <section className={styles.root} aria-labelledby="connection-status">
      <div className={styles.line} role="status">
        <span aria-hidden className={mergeClasses(styles.icon, styles[status])}>
          <Icon />
        </span>
        <div>
          <h2 id="connection-status" className={styles.title}>
            {t(`connection.status.${status}`)}
          </h2>
          <p className={styles.sentence}>
            {sentence} {pausedUntil && t('connection.pausedUntil', { time: exact(pausedUntil) })}
          </p>
        </div>
      </div>
      {failures.length > 0 && (
        <ul className={styles.failures}>
          {failures.map((failure) => (
            <li key={failure.reason}>
              <FailureBar failure={failure} intent={status === 'failing' ? 'error' : 'warning'} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
