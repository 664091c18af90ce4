import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router-dom';
import { App } from './app/App';
import { createQueryClient } from './app/query-client';
import { routes } from './app/routes';
import { warmUp } from './app/warm-up';
import { setUpLanguage } from './i18n/setup';
import { prepareTheme } from './theme/use-theme';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root.');

await Promise.all([setUpLanguage(navigator.languages), prepareTheme()]);
const router = createBrowserRouter(routes);
createRoot(root).render(
  <StrictMode>
    <App client={createQueryClient()} router={router} />
  </StrictMode>,
);
warmUp(router);
