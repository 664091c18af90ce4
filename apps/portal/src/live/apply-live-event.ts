import type { QueryClient } from '@tanstack/react-query';
import { announceImportProgressed } from '../api/import-signal';
import { announceOperationSettled } from '../api/operation-signal';
import { keys } from '../api/query-keys';
import type { LiveEvent } from './live-updates';
import type { ListRefresher } from './list-refresher';

/** Brings what the pages show in line with one change at the gateway. */
export function applyLiveEvent(event: LiveEvent, client: QueryClient, lists: ListRefresher): void {
  switch (event.name) {
    case 'summary-changed':
      client.setQueryData(keys.summary, event.data);
      // The event counts everybody; the cards of one reseller or provider instance are asked for anew.
      void client.invalidateQueries({
        queryKey: keys.summary,
        predicate: ({ queryKey }) => queryKey.length > keys.summary.length,
      });
      return;
    case 'customer-changed':
      void client.invalidateQueries({ queryKey: keys.customer(event.data.customerId) });
      lists.request();
      return;
    case 'operation-settled':
      announceOperationSettled(event.data.operationId);
      return;
    case 'import-progressed':
      announceImportProgressed(event.data.importId);
      void client.invalidateQueries({ queryKey: keys.import(event.data.importId) });
      lists.request();
      return;
    case 'bulk-operation-progressed':
      void client.invalidateQueries({ queryKey: keys.bulkOperation(event.data.bulkOperationId) });
      void client.invalidateQueries({ queryKey: keys.bulkOperations });
      return;
    case 'settings-changed':
      void client.invalidateQueries({ queryKey: keys.settings(event.data.providerInstanceId) });
      return;
    case 'connection-checked':
      void client.invalidateQueries({ queryKey: keys.allConnections });
      return;
    case 'reset':
      void client.invalidateQueries();
      return;
  }
}
