import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { environmentSeenBy, writeWorkspace } from '../../test/stand-in-workspace.js';
import { type OwnProduct, startOwnProduct } from './own-product.js';

describe('startOwnProduct', () => {
  let workspace: string;
  let own: OwnProduct | undefined;

  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'assent-workspace-'));
    writeWorkspace(workspace);
    process.env['SMTP_URL'] = 'smtp://mail.example';
  });
  afterEach(async () => {
    delete process.env['SMTP_URL'];
    await own?.stop();
    rmSync(workspace, { recursive: true, force: true });
  });

  it('keeps from the processes what is set for others, and leaves nothing behind', async () => {
    own = await startOwnProduct({
      workspace,
      purpose: 'spec',
      settings: { SANDBOX_CUSTOMERS: '24' },
      durable: false,
    });
    const seen = await environmentSeenBy(own.product.urls.sandbox);
    expect(seen).toMatchObject({ PATH: process.env['PATH'], SANDBOX_CUSTOMERS: '24' });
    expect(seen['SMTP_URL']).toBeUndefined();

    const stateDir = dirname(dirname(seen['SANDBOX_STATE_FILE'] ?? ''));
    expect(stateDir).toContain('assent-spec-');
    expect(existsSync(stateDir)).toBe(true);
    await own.stop();
    expect(existsSync(stateDir)).toBe(false);
  });
});
