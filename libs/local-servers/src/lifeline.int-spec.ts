import childProcess, { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tieLife } from './lifeline.js';

/**
 * A starter in a process of its own: it starts a long sleep, ties it to itself and says the sleep's id.
 * The function is handed over as text because a child process does not go through jest's compiler.
 */
const starter = `
  const { spawn } = require('node:child_process');
  const tieLife = ${tieLife.toString().replace(/\(0, _nodechild_process\.spawn\)|_nodechild_process\.spawn/g, 'spawn')};
  const server = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
  tieLife(server.pid, 'TERM');
  console.log(server.pid);
  setInterval(() => undefined, 1000);
`;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('tieLife', () => {
  it('ends the target when its starter is killed without a chance to clean up', async () => {
    const child = spawn(process.execPath, ['-e', starter], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const target = Number(line.toString());
    expect(isAlive(target)).toBe(true);

    child.kill('SIGKILL');
    const deadline = Date.now() + 30_000;
    while (isAlive(target) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isAlive(target)).toBe(false);
  });

  it('leaves the target alone once it is cut', async () => {
    const target = spawn('sleep', ['60'], { stdio: 'ignore' });
    const ended = once(target, 'exit');
    const spawning = jest.spyOn(childProcess, 'spawn');
    const cut = tieLife(target.pid ?? 0, 'TERM');
    const watcher = spawning.mock.results[0]?.value as ChildProcess;
    spawning.mockRestore();
    const watcherEnded = once(watcher, 'exit');
    cut();

    // Nobody is left who could end the target, and it is ended by us.
    expect(await watcherEnded).toEqual([null, 'SIGKILL']);
    target.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
  });
});
