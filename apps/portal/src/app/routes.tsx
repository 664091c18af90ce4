import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router-dom';
import type { Feature } from '../i18n/en';
import { loadTexts } from '../i18n/texts';
import { AppShell } from './AppShell';
import { NotFoundPage } from './NotFoundPage';
import { PageCrash } from './PageCrash';
import { PageLoading } from './PageLoading';

/** A page and the texts that it reads, fetched side by side. */
function page(features: readonly Feature[], load: () => Promise<ComponentType>) {
  return async () => {
    const [Component] = await Promise.all([load(), loadTexts(...features)]);
    return { Component };
  };
}

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
          {
            index: true,
            lazy: page(['home'], async () => (await import('../features/home/HomePage')).HomePage),
          },
          {
            path: 'customers',
            lazy: page(['customer'], async () => {
              return (await import('../features/customer-list/CustomerListPage')).CustomerListPage;
            }),
          },
          {
            path: 'customers/mca',
            lazy: page(['mca'], async () => {
              return (await import('../features/mca-management/McaManagementPage')).McaManagementPage;
            }),
          },
          {
            path: 'customers/new',
            lazy: page(['newCustomer', 'attestation', 'mca'], async () => {
              return (await import('../features/new-customer/NewCustomerPage')).NewCustomerPage;
            }),
          },
          {
            path: 'customers/:customerId',
            lazy: page(['customer', 'mca', 'timeline'], async () => {
              return (await import('../features/customer/CustomerPage')).CustomerPage;
            }),
          },
          {
            path: 'bulk-operations',
            lazy: page(['bulk'], async () => {
              return (await import('../features/bulk/BulkOperationsPage')).BulkOperationsPage;
            }),
          },
          {
            path: 'bulk-operations/new',
            lazy: page(['bulk'], async () => {
              return (await import('../features/bulk/NewBulkOperationPage')).NewBulkOperationPage;
            }),
          },
          {
            path: 'bulk-operations/:bulkOperationId',
            lazy: page(['bulk'], async () => {
              return (await import('../features/bulk/BulkOperationPage')).BulkOperationPage;
            }),
          },
          {
            path: 'connection',
            lazy: page(['connection'], async () => {
              return (await import('../features/connection/ConnectionPage')).ConnectionPage;
            }),
          },
          {
            path: 'settings',
            lazy: page(['settings', 'attestation'], async () => {
              return (await import('../features/settings/SettingsPage')).SettingsPage;
            }),
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];
