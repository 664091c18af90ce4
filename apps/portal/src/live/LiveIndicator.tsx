import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { PHONE } from '../theme/themes';
import { useLiveState } from './LiveUpdatesProvider';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  dot: { width: '8px', height: '8px', borderRadius: '50%', backgroundColor: tokens.colorNeutralForeground4 },
  live: { backgroundColor: tokens.colorPaletteGreenForeground1 },
  down: { backgroundColor: tokens.colorPaletteMarigoldBackground3 },
  text: {
    [PHONE]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
});

/** Says in the header whether what is on the screen follows the world by itself. */
export function LiveIndicator() {
  const { t } = useTranslation();
  const styles = useStyles();
  const state = useLiveState();
  const hint = state === 'reconnecting' ? t('common.live.reconnectingHint') : t('common.live.liveHint');
  return (
    <span className={styles.root} role="status" title={hint}>
      <span
        aria-hidden
        className={mergeClasses(
          styles.dot,
          state === 'live' && styles.live,
          state === 'reconnecting' && styles.down,
        )}
      />
      <span className={styles.text}>{t(`common.live.${state}`)}</span>
    </span>
  );
}
