import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router-dom';
import { NARROW, PHONE } from '../theme/themes';
import { AppHeader } from './AppHeader';
import { MainNavigation } from './MainNavigation';
import { PageLoading } from './PageLoading';
import { RouteProgress } from './RouteProgress';

const useStyles = makeStyles({
  // Not on the provider: what it wears, every menu and dialog wears as well.
  ground: { minHeight: '100dvh', backgroundColor: tokens.colorNeutralBackground3 },
  skip: {
    position: 'absolute',
    insetInlineStart: '8px',
    insetBlockStart: '-60px',
    zIndex: 20,
    padding: '10px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':focus': { insetBlockStart: '8px' },
  },
  body: { display: 'flex', alignItems: 'flex-start' },
  side: {
    position: 'sticky',
    insetBlockStart: '48px',
    flexShrink: 0,
    // The longest name fits in one line, in bold as well.
    width: '244px',
    height: 'calc(100dvh - 48px)',
    paddingBlock: '16px',
    overflowY: 'auto',
    [NARROW]: { display: 'none' },
  },
  main: {
    flexGrow: 1,
    minWidth: 0,
    maxWidth: '1440px',
    marginInline: 'auto',
    padding: '20px 32px 64px',
    outlineStyle: 'none',
    [NARROW]: { paddingInline: '24px' },
    [PHONE]: { padding: '16px 16px 72px' },
  },
});

/** What surrounds every page: header, navigation, and the way past both for those who use the keyboard. */
export function AppShell() {
  const { t } = useTranslation();
  const styles = useStyles();
  const isOnTheWay = useNavigation().state !== 'idle';
  return (
    <div className={styles.ground}>
      <a className={styles.skip} href="#content">
        {t('common.skipToContent')}
      </a>
      <AppHeader />
      <RouteProgress isActive={isOnTheWay} />
      <div className={styles.body}>
        <div className={styles.side}>
          <MainNavigation />
        </div>
        <main id="content" tabIndex={-1} className={styles.main} aria-busy={isOnTheWay}>
          <Suspense fallback={<PageLoading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <ScrollRestoration getKey={({ pathname }) => pathname} />
    </div>
  );
}
