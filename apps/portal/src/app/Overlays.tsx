import { Button, makeStyles } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { McaDialogs } from '../features/mca-actions/McaDialogs';
import { Palette } from '../features/palette/Palette';
import { useShortcuts } from '../features/shortcuts/use-shortcuts';
import { lazyWithTexts } from '../i18n/texts';
import { PHONE } from '../theme/themes';

const ShortcutsSheet = lazyWithTexts(['palette'], async () => {
  return (await import('../features/shortcuts/ShortcutsSheet')).ShortcutsSheet;
});

const useStyles = makeStyles({ label: { [PHONE]: { display: 'none' } } });

/**
 * The way to everywhere: a button in the header and the portal's keys. They open the palette and the sheet of
 * shortcuts; dialogs that actions of the palette open are held here too.
 */
export function Overlays() {
  const { t } = useTranslation();
  const styles = useStyles();
  const [open, setOpen] = useState<'palette' | 'help'>();
  const showPalette = useCallback(() => {
    setOpen('palette');
  }, []);
  const showHelp = useCallback(() => {
    setOpen('help');
  }, []);
  const close = useCallback(() => {
    setOpen(undefined);
  }, []);
  useShortcuts({ onPalette: showPalette, onHelp: showHelp });
  return (
    <McaDialogs>
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
      {open === 'palette' && <Palette onClose={close} onHelp={showHelp} />}
      <Suspense fallback={null}>{open === 'help' && <ShortcutsSheet onClose={close} />}</Suspense>
    </McaDialogs>
  );
}
