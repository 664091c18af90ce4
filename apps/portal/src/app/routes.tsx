import { Navigate, type RouteObject } from 'react-router-dom';
import { AppShell } from './AppShell';
import { NotFoundPage } from './NotFoundPage';
import { PageCrash } from './PageCrash';
import { PageLoading } from './PageLoading';

/** Every page comes in a chunk of its own, fetched when somebody goes there. */
export const routes: RouteObject[] = [
  {
    path: '/',
    element: <AppShell />,
    errorElement: <PageCrash />,
    hydrateFallbackElement: <PageLoading />,
    children: [
      {
        errorElement: <PageCrash />,
        children: [
          { index: true, element: <Navigate to="/customers/mca" replace /> },
          {
            path: 'customers',
            lazy: async () => ({
              Component: (await import('../features/customer-list/CustomerListPage')).CustomerListPage,
            }),
          },
          {
            path: 'customers/mca',
            lazy: async () => ({
              Component: (await import('../features/mca-management/McaManagementPage')).McaManagementPage,
            }),
          },
          {
            path: 'customers/new',
            lazy: async () => ({
              Component: (await import('../features/new-customer/NewCustomerPage')).NewCustomerPage,
            }),
          },
          {
            path: 'customers/:customerId',
            lazy: async () => ({
              Component: (await import('../features/customer/CustomerPage')).CustomerPage,
            }),
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];
