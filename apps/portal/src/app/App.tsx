import { FluentProvider, Toaster } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import { COMMAND_TOASTER } from '../commands/toaster';
import { LiveUpdatesProvider } from '../live/LiveUpdatesProvider';
import { useColorScheme } from '../theme/color-scheme';
import { useGlobalStyles } from '../theme/global-styles';
import { darkTheme, lightTheme } from '../theme/themes';
import { createQueryClient } from './query-client';
import { routes } from './routes';

/** The whole portal: theme, data, live updates, pages. */
export function App() {
  const { i18n } = useTranslation();
  const { scheme } = useColorScheme();
  const [client] = useState(createQueryClient);
  const [router] = useState(() => createBrowserRouter(routes));
  useGlobalStyles();

  return (
    <FluentProvider
      theme={scheme === 'dark' ? darkTheme : lightTheme}
      dir={i18n.dir()}
      style={{ colorScheme: scheme, background: 'transparent' }}
    >
      <QueryClientProvider client={client}>
        <LiveUpdatesProvider>
          <RouterProvider router={router} />
        </LiveUpdatesProvider>
      </QueryClientProvider>
      <Toaster toasterId={COMMAND_TOASTER} position="bottom-end" limit={4} />
    </FluentProvider>
  );
}
