import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { LiveIndicator } from '../live/LiveIndicator';
import { NARROW } from '../theme/themes';
import { Logo } from '../ui/Logo';
import { Overlays } from './Overlays';
import { SchemeMenu } from './SchemeMenu';

const NavigationDrawer = lazy(async () => ({
  default: (await import('./NavigationDrawer')).NavigationDrawer,
}));

const useStyles = makeStyles({
  header: {
    position: 'sticky',
    insetBlockStart: 0,
    zIndex: 10,
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    height: '48px',
    paddingInline: '16px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
  },
  menu: { display: 'none', [NARROW]: { display: 'inline-flex' } },
  brand: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '10px',
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
  },
  end: { display: 'flex', alignItems: 'center', gap: '12px', marginInlineStart: 'auto' },
});

export function AppHeader() {
  const { t } = useTranslation();
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  return (
    <header className={styles.header}>
      <Button
        className={styles.menu}
        appearance="subtle"
        icon={<NavigationRegular />}
        aria-label={t('common.nav.open')}
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(true);
        }}
      />
      <Link className={styles.brand} to="/">
        <Logo />
        {t('common.product')}
      </Link>
      <div className={styles.end}>
        <Overlays />
        <LiveIndicator />
        <SchemeMenu />
      </div>
      {isOpen && (
        <Suspense fallback={null}>
          <NavigationDrawer
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </header>
  );
}
