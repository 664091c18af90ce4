import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockState } from './instance-lock.js';

describe('lockState', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assent-lock-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('lets one in at a time and names the one that is in', () => {
    const unlock = lockState(folder);
    expect(() => lockState(folder)).toThrow(`process ${process.pid}`);

    unlock();
    lockState(folder)();
  });

  it('is not held by a process that was killed', () => {
    // Above the largest process id that systems give out.
    writeFileSync(join(folder, 'npm-start.pid'), '99999999');

    lockState(folder)();
  });
});
