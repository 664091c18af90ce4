import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router-dom';
import { App } from './app/App';
import { createQueryClient } from './app/query-client';
import { routes } from './app/routes';
import { setUpLanguage } from './i18n/setup';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root.');

await setUpLanguage(navigator.languages);
createRoot(root).render(
  <StrictMode>
    <App client={createQueryClient()} router={createBrowserRouter(routes)} />
  </StrictMode>,
);
