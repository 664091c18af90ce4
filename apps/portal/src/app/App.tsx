import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router-dom';
import { Reports } from '../commands/Reports';
import { LiveUpdatesProvider } from '../live/LiveUpdatesProvider';
import { useColorScheme } from '../theme/color-scheme';
import { useGlobalStyles } from '../theme/global-styles';
import { useTheme } from '../theme/use-theme';
import { useIsFocusKeeperNeeded } from '../ui/focus-keeper';
import { CurrentQuery } from '../ui/use-address-query';

const FocusKeeper = lazy(async () => ({ default: (await import('../ui/FocusKeeper')).FocusKeeper }));

/** The whole portal: theme, data, live updates, pages. */
export function App({
  client,
  router,
}: {
  readonly client: QueryClient;
  readonly router: ComponentProps<typeof RouterProvider>['router'];
}) {
  const { i18n } = useTranslation();
  const { scheme } = useColorScheme();
  const theme = useTheme(scheme);
  useGlobalStyles();
  const currentQuery = useCallback(() => router.state.location.search, [router]);
  const isKeeperNeeded = useIsFocusKeeperNeeded();

  return (
    <FluentProvider theme={theme} dir={i18n.dir()} style={{ colorScheme: scheme, background: 'transparent' }}>
      <QueryClientProvider client={client}>
        <LiveUpdatesProvider>
          <CurrentQuery value={currentQuery}>
            <RouterProvider router={router} />
          </CurrentQuery>
        </LiveUpdatesProvider>
      </QueryClientProvider>
      <Reports />
      <Suspense fallback={null}>{isKeeperNeeded && <FocusKeeper />}</Suspense>
    </FluentProvider>
  );
}
