/** What nearly everybody needs sooner or later, and what must be there when the server is not. */
const soonNeeded = [() => import('../commands/ReportCard'), () => import('../ui/ButtonMenu')];

/** When a browser has not come to rest by then, it is told to go on all the same. */
const AT_LATEST_MS = 5000;

/**
 * Fetches, once the page is there and the browser has nothing better to do, what is loaded on demand but should
 * open without a wait. A failure is no loss: it is fetched again when it is wanted.
 */
export function warmUp(): void {
  const fetchAll = () => {
    void Promise.allSettled(soonNeeded.map((load) => load()));
  };
  const whenIdle = () => {
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window) requestIdleCallback(fetchAll, { timeout: AT_LATEST_MS });
    else setTimeout(fetchAll, AT_LATEST_MS / 5);
  };
  if (document.readyState === 'complete') whenIdle();
  else window.addEventListener('load', whenIdle, { once: true });
}
