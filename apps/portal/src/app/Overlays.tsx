import { Button, makeStyles } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overlay } from '../features/palette/PaletteHost';
import { useShortcuts } from '../features/shortcuts/use-shortcuts';
import { lazyWithTexts } from '../i18n/texts';
import { PHONE } from '../theme/themes';

const PaletteHost = lazyWithTexts(['palette', 'mca'], async () => {
  return (await import('../features/palette/PaletteHost')).PaletteHost;
});

const useStyles = makeStyles({ label: { [PHONE]: { display: 'none' } } });

/** The way to everywhere: a button in the header and the portal's keys. What they open is loaded when it is wanted. */
export function Overlays() {
  const { t } = useTranslation();
  const styles = useStyles();
  const [open, setOpen] = useState<Overlay>();
  const [isLoaded, setLoaded] = useState(false);
  const show = useCallback((overlay: Overlay | undefined) => {
    setOpen(overlay);
    if (overlay) setLoaded(true);
  }, []);
  const showPalette = useCallback(() => {
    show('palette');
  }, [show]);
  const showHelp = useCallback(() => {
    show('help');
  }, [show]);
  useShortcuts({ onPalette: showPalette, onHelp: showHelp });
  return (
    <>
      <Button
        appearance="subtle"
        icon={<SearchRegular />}
        aria-label={t('common.palette')}
        aria-keyshortcuts="Control+K Meta+K"
        title={t('common.paletteHint')}
        onClick={showPalette}
      >
        <span className={styles.label}>{t('common.palette')}</span>
      </Button>
      <Suspense fallback={null}>{isLoaded && <PaletteHost open={open} onOpen={show} />}</Suspense>
    </>
  );
}
