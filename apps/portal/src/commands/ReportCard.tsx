import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, DismissRegular, ErrorCircleFilled, InfoFilled } from '@fluentui/react-icons';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { REDUCED_MOTION } from '../theme/themes';
import { ProblemDetail } from '../ui/ProblemDetail';
import { dismissReport, type Report } from './reports';
import { useCardFocus } from './use-card-focus';
import { useReportTime } from './use-report-time';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: '8px',
    marginBlockStart: '16px',
    padding: '12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow8,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
    pointerEvents: 'auto',
    animationName: { from: { opacity: 0, transform: 'translateY(8px)' } },
    animationDuration: tokens.durationNormal,
    [REDUCED_MOTION]: { animationDuration: '1ms' },
  },
  icon: { display: 'flex', paddingBlockStart: '2px', fontSize: '16px' },
  success: { color: tokens.colorStatusSuccessForeground1 },
  error: { color: tokens.colorStatusDangerForeground1 },
  info: { color: tokens.colorNeutralForeground2 },
  title: { fontWeight: tokens.fontWeightSemibold },
  close: { alignSelf: 'start', marginBlockStart: '-2px', minWidth: 'auto' },
  body: { gridColumn: '2 / -1', paddingBlockStart: '6px' },
  undo: { gridColumn: '2 / -1', paddingBlockStart: '12px' },
});

const ICONS = { success: CheckmarkCircleFilled, error: ErrorCircleFilled, info: InfoFilled } as const;

/** One report: running, done, or failed with its problem. Escape closes it, and Tab leads on from it. */
export function ReportCard({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { id, intent, title, detail, problem, undo, isRunning = false } = report;
  const root = useRef<HTMLDivElement>(null);
  const pause = useReportTime(report);
  const focus = useCardFocus(root);
  const Icon = ICONS[intent];
  const dismiss = () => {
    dismissReport(id);
  };
  return (
    // Not a control itself: it only hears what its buttons are told.
    <div
      ref={root}
      className={styles.root}
      {...pause}
      onFocus={focus}
      onKeyDown={({ key }) => {
        if (key === 'Escape' && !isRunning) dismiss();
      }}
    >
      <span className={mergeClasses(styles.icon, styles[intent])} aria-hidden>
        {isRunning ? <Spinner size="extra-tiny" /> : <Icon />}
      </span>
      <div className={styles.title}>{title}</div>
      {!isRunning && (
        <Button
          className={styles.close}
          size="small"
          appearance="transparent"
          icon={<DismissRegular />}
          aria-label={t('common.action.dismiss')}
          onClick={dismiss}
        />
      )}
      {detail && <div className={styles.body}>{detail}</div>}
      {problem && (
        <div className={styles.body}>
          <ProblemDetail problem={problem} />
        </div>
      )}
      {undo && (
        <div className={styles.undo}>
          <Button
            size="small"
            onClick={() => {
              dismiss();
              undo();
            }}
          >
            {t('common.action.undo')}
          </Button>
        </div>
      )}
    </div>
  );
}
