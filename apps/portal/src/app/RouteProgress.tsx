import { makeStyles, tokens } from '@fluentui/react-components';
import { REDUCED_MOTION } from '../theme/themes';

const useStyles = makeStyles({
  bar: {
    position: 'fixed',
    insetBlockStart: '47px',
    insetInline: 0,
    height: '2px',
    zIndex: 11,
    backgroundColor: tokens.colorBrandBackground,
    transformOrigin: 'left',
    animationName: { from: { transform: 'scaleX(0)' }, to: { transform: 'scaleX(0.85)' } },
    animationDuration: '2s',
    animationDelay: '120ms',
    animationFillMode: 'both',
    animationTimingFunction: tokens.curveDecelerateMax,
    [REDUCED_MOTION]: { animationDuration: '1ms' },
  },
});

/** A thin line below the header while the next page is on its way; quick changes never show it. */
export function RouteProgress({ isActive }: { readonly isActive: boolean }) {
  const styles = useStyles();
  return isActive ? <div aria-hidden className={styles.bar} /> : null;
}
