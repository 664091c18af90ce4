import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Stops `target` when this process is gone, even by kill -9. A shell outside our process group waits for
 * the end of a pipe that only we hold open; the system closes it however we die.
 *
 * @param target a process id, or a negative process group id
 * @returns cuts the lifeline without touching the target; to be called once the target has ended, before
 *   its id can be given to somebody else
 */
export function tieLife(target: number, signal: 'INT' | 'TERM' | 'KILL'): () => void {
  const watcher: ChildProcess = spawn(
    '/bin/sh',
    ['-c', 'cat >/dev/null; kill -s "$1" -- "$2"', 'lifeline', signal, String(target)],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' },
  );
  // Without a shell there is no lifeline; the next start finds what was left behind.
  watcher.on('error', () => undefined);
  watcher.unref();
  // The pipe must not keep us alive: its end is what the watcher waits for.
  const pipe = watcher.stdin as unknown as { unref?: () => void } | null;
  pipe?.unref?.();
  return () => {
    if (watcher.pid === undefined || watcher.exitCode !== null) return;
    try {
      // The whole group: the shell and its `cat`.
      process.kill(-watcher.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
}
