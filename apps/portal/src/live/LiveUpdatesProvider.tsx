import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { API } from '../api/http';
import { applyLiveEvent } from './apply-live-event';
import { ListRefresher } from './list-refresher';
import { LiveUpdates, type LiveState } from './live-updates';

const LiveContext = createContext<LiveUpdates | null>(null);

/** Opens the one stream of changes while the portal is open and feeds it into what the pages show. */
export function LiveUpdatesProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const { live, lists } = useMemo(() => {
    const lists = new ListRefresher(client);
    const live = new LiveUpdates(
      `${API}/mca/events`,
      (event) => {
        applyLiveEvent(event, client, lists);
      },
      () => {
        void client.invalidateQueries();
      },
    );
    return { live, lists };
  }, [client]);

  useEffect(() => {
    live.open();
    return () => {
      live.close();
      lists.stop();
    };
  }, [live, lists]);

  return <LiveContext value={live}>{children}</LiveContext>;
}

const neverChanges = () => () => undefined;

/** Whether changes arrive by themselves at present. */
export function useLiveState(): LiveState {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live?.subscribe ?? neverChanges, live?.state ?? (() => 'connecting'));
}
