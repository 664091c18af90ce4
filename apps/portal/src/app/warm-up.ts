import type { DataRouter } from 'react-router-dom';

/** What nearly everybody needs sooner or later, and what must be there when the server is not. */
const soonNeeded = [() => import('../commands/ReportCard'), () => import('../ui/ButtonMenu')];

/** When a browser has not come to rest by then, it is told to go on all the same. */
const AT_LATEST_MS = 5000;

/**
 * Fetches, once the first page is there and the browser has nothing better to do, what is loaded on demand but should
 * open without a wait. A failure is no loss: it is fetched again when it is wanted.
 *
 * The browser's own `load` comes too early for that: it does not know of the page's files, and over HTTP/1.1 the page
 * would stand in line behind what nobody has asked for yet.
 */
export function warmUp(router: Pick<DataRouter, 'state' | 'subscribe'>): void {
  if (router.state.initialized) {
    whenIdle();
    return;
  }
  const stop = router.subscribe(({ initialized }) => {
    if (!initialized) return;
    stop();
    whenIdle();
  });
}

function whenIdle(): void {
  const fetchAll = () => {
    void Promise.allSettled(soonNeeded.map((load) => load()));
  };
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(fetchAll, { timeout: AT_LATEST_MS });
  else setTimeout(fetchAll, AT_LATEST_MS / 5);
}
