/** A terminal's Ctrl-C reaches us directly and once more through npm; both are the same request. */
const SAME_REQUEST_MS = 700;

/**
 * Calls `onFirst` at the first Ctrl-C, SIGTERM, closed terminal, or when npm is gone, and `onSecond` when
 * somebody who does not want to wait asks again.
 */
export function onStopRequests(
  onFirst: () => void,
  onSecond: () => void,
  signals: Pick<NodeJS.EventEmitter, 'on'> = process,
): void {
  let firstAt: number | undefined;
  const request = () => {
    if (firstAt === undefined) {
      firstAt = Date.now();
      onFirst();
    } else if (Date.now() - firstAt > SAME_REQUEST_MS) {
      onSecond();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) signals.on(signal, request);

  if (process.env['npm_lifecycle_event'] === undefined) return;
  // A shell between npm and us need not hand signals on; when it ends, somebody else becomes our parent.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && firstAt === undefined) request();
  }, 1_000).unref();
}
