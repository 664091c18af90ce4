import { importCustomers } from '@assent/contracts';
import { Draining } from '@assent/messaging';
import { aMessage, anId } from '@assent/testing';
import {
  CollectedOutbox,
  CountedIds,
  CustomersInMemory,
  ImportsInMemory,
  RememberingInbox,
  SteppedClock,
  transactions,
  ResellerListsAskedFor,
} from '../../../test/in-memory.js';
import { partnerCenterError } from '../../../test/partner-center-errors.js';
import { ScriptedPartnerCenter } from '../../../test/scripted-partner-center.js';
import { CUSTOMERS_POLICY } from '../policy.js';
import { ContinueImport } from './continue-import.js';
import { MergePage } from './merge-page.js';
import { StartImport } from './start-import.js';

const providerInstanceId = anId();
const line = (number: number, companyName = `Company ${number}`) => ({
  tenantId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  companyName,
  domain: `company${number}.onmicrosoft.com`,
});

describe('an import', () => {
  let clock: SteppedClock;
  let outbox: CollectedOutbox;
  let imports: ImportsInMemory;
  let customers: CustomersInMemory;
  let readings: ResellerListsAskedFor;
  let microsoft: ScriptedPartnerCenter;
  let start: StartImport;
  let step: ContinueImport;
  let draining: Draining;

  beforeEach(() => {
    clock = new SteppedClock();
    outbox = new CollectedOutbox();
    imports = new ImportsInMemory();
    customers = new CustomersInMemory();
    readings = new ResellerListsAskedFor();
    microsoft = new ScriptedPartnerCenter();
    draining = new Draining();
    const ids = new CountedIds();
    start = new StartImport(
      new RememberingInbox().asInbox,
      outbox.asOutbox,
      imports,
      microsoft.asClients,
      clock,
    );
    step = new ContinueImport(
      imports,
      customers,
      readings,
      new MergePage(customers, ids),
      microsoft.asClients,
      transactions,
      outbox.asOutbox,
      clock,
      ids,
      draining,
    );
  });

  async function begin(): Promise<{ importId: string; operationId: string }> {
    const importId = anId();
    const operationId = anId();
    clock.advance(1000);
    await start.execute(
      aMessage(
        importCustomers,
        { importId },
        { scope: { providerInstanceId, resellerId: null }, operationId },
      ),
    );
    return { importId, operationId };
  }

  /** Takes steps as long as messages ask for one. */
  async function run(importId: string): Promise<void> {
    while (imports.get(importId).progress.state === 'running') await step.execute(importId);
  }

  it('reads page after page and tells of each new customer once', async () => {
    microsoft.pages = [{ customers: [line(1), line(2)] }, { customers: [line(3)] }];
    const { importId, operationId } = await begin();
    expect(outbox.types()).toEqual(['customers.import-progressed', 'customers.read-import-page']);

    outbox.clear();
    await step.execute(importId);
    expect(outbox.types()).toEqual([
      'customers.customer-changed',
      'customers.customer-changed',
      'customers.import-progressed',
      'customers.customer-changed',
      'customers.import-progressed',
      'customers.read-import-page',
    ]);
    expect(imports.get(importId).progress).toMatchObject({
      phase: 'closing',
      pages: 2,
      seen: 3,
      created: 3,
    });

    await run(importId);
    expect(outbox.data('customers.import-progressed').at(-1)).toEqual({
      importId,
      state: 'completed',
      pages: 2,
      seen: 3,
      created: 3,
      changed: 0,
      ended: 0,
      settles: [{ operationId, resource: { kind: 'import', id: importId } }],
    });
  });

  it('asks for the next page before it stores the one that came', async () => {
    microsoft.pages = [{ customers: [line(1)] }, { customers: [line(2)] }];
    const { importId } = await begin();
    const order: string[] = [];
    microsoft.onPage = (page) => order.push(`page ${String(page + 1)} came`);
    const insert = customers.insert.bind(customers);
    jest.spyOn(customers, 'insert').mockImplementation((tx, rows) => {
      order.push(`stored ${String(rows.length)}`);
      return insert(tx, rows);
    });
    await step.execute(importId);
    expect(order).toEqual(['page 1 came', 'page 2 came', 'stored 1', 'stored 1']);
  });

  it('hands over by a message after some pages', async () => {
    const pages = CUSTOMERS_POLICY.importPagesInOneGo + 1;
    microsoft.pages = Array.from({ length: pages }, (_, page) => ({ customers: [line(page)] }));
    const { importId } = await begin();
    outbox.clear();
    await step.execute(importId);
    expect(imports.get(importId).progress).toMatchObject({ phase: 'listing', pages: pages - 1 });
    expect(outbox.types().filter((type) => type === 'customers.read-import-page')).toHaveLength(1);

    await run(importId);
    expect(imports.get(importId).progress).toMatchObject({ state: 'completed', seen: pages });
  });

  it('hands over at once when its process is to end', async () => {
    microsoft.pages = [{ customers: [line(1)] }, { customers: [line(2)] }, { customers: [line(3)] }];
    const { importId } = await begin();
    outbox.clear();
    draining.hurry();
    await step.execute(importId);
    expect(imports.get(importId).progress).toMatchObject({ phase: 'listing', pages: 1 });
    expect(outbox.types().at(-1)).toBe('customers.read-import-page');
  });

  it('stops where another worker was quicker, and tells nothing', async () => {
    microsoft.pages = [{ customers: [line(1)] }, { customers: [line(2)] }, { customers: [line(3)] }];
    const { importId } = await begin();
    outbox.clear();
    microsoft.onPage = (page) => {
      const { progress } = imports.get(importId);
      if (page === 2) Object.assign(imports.get(importId), { progress: { ...progress, step: 7 } });
    };
    await step.execute(importId);
    // The first page was stored before the third one came, and the other worker with it.
    expect(customers.rows.size).toBe(1);
    expect(outbox.types()).toEqual(['customers.customer-changed', 'customers.import-progressed']);
    expect(imports.get(importId).progress.step).toBe(7);
  });

  it('tells nothing of unchanged customers the second time, and of changed ones their next version', async () => {
    microsoft.pages = [{ customers: [line(1), line(2)] }];
    await run((await begin()).importId);
    outbox.clear();
    microsoft.pages = [{ customers: [line(1), line(2, 'Renamed')] }];
    await run((await begin()).importId);
    expect(outbox.data('customers.customer-changed')).toEqual([
      expect.objectContaining({
        change: 'customer_updated',
        updated: 'names',
        customer: expect.objectContaining({ companyName: 'Renamed', version: 2 }) as unknown,
      }),
    ]);
  });

  it('ends whom a complete pass does not list any more', async () => {
    microsoft.pages = [{ customers: [line(1), line(2)] }];
    await run((await begin()).importId);
    outbox.clear();
    microsoft.pages = [{ customers: [line(2)] }];
    const { importId } = await begin();
    await run(importId);
    expect(outbox.data('customers.customer-changed')).toEqual([
      expect.objectContaining({
        change: 'customer_ended',
        customer: expect.objectContaining({ companyName: 'Company 1', lifecycle: 'ended' }) as unknown,
      }),
    ]);
    expect(imports.get(importId).progress).toMatchObject({ state: 'completed', seen: 1, ended: 1 });
    // Whom resellers serve is read anew once all customers are there.
    expect(readings.instances).toHaveLength(2);
  });

  it('ends nobody when Microsoft lists nobody', async () => {
    microsoft.pages = [{ customers: [line(1)] }];
    await run((await begin()).importId);
    outbox.clear();
    microsoft.pages = [];
    const { importId, operationId } = await begin();
    await run(importId);
    expect(imports.get(importId).progress.state).toBe('failed');
    expect(customers.only().lifecycle).toBe('active');
    expect(outbox.data('customers.command-refused')).toEqual([expect.objectContaining({ operationId })]);
  });

  it('counts a customer that two pages list once', async () => {
    microsoft.pages = [{ customers: [line(1), line(2)] }, { customers: [line(2), line(2)] }];
    const { importId } = await begin();
    await run(importId);
    expect(imports.get(importId).progress).toMatchObject({ seen: 2, created: 2, changed: 0 });
    expect(customers.rows.size).toBe(2);
  });

  it('does not take the customer that is being created for a new one', async () => {
    const now = clock.now();
    const creating = {
      id: anId(),
      version: 1,
      providerInstanceId,
      resellerId: null,
      tenantId: null,
      companyName: 'Company 1',
      domain: 'company1.onmicrosoft.com',
      country: 'DE',
      contact: null,
      lifecycle: 'creating' as const,
      createdAt: now,
      updatedAt: now,
    };
    await customers.insert({} as never, [creating]);
    microsoft.pages = [{ customers: [{ ...line(1), domain: 'Company1.onmicrosoft.com' }] }];
    await run((await begin()).importId);
    expect(customers.only()).toEqual(creating);
  });

  it('waits as long as Microsoft asks for, and then goes on', async () => {
    microsoft.pages = [{ customers: [line(1)] }];
    const { importId } = await begin();
    const at = new Date(clock.now().getTime() + 57_000);
    microsoft.failures.push(partnerCenterError('throttled', { httpStatus: 429, retryAt: at }));
    await step.execute(importId);
    expect(imports.get(importId)).toMatchObject({ notBefore: at, nextAttemptAt: at });

    // A wake-up that comes too early changes nothing.
    await step.execute(importId);
    expect(customers.rows.size).toBe(0);
    clock.advance(57_000);
    await step.execute(importId);
    expect(customers.rows.size).toBe(1);
  });

  it('keeps what it has when Microsoft stops serving in the middle, and goes on from there', async () => {
    microsoft.pages = [{ customers: [line(1)] }, { customers: [line(2)] }];
    const { importId } = await begin();
    const at = new Date(clock.now().getTime() + 57_000);
    microsoft.failPage(1, partnerCenterError('throttled', { httpStatus: 429, retryAt: at }));
    await step.execute(importId);
    expect(imports.get(importId)).toMatchObject({ notBefore: at, progress: { pages: 1, continuation: '1' } });

    clock.advance(57_000);
    await run(importId);
    expect(imports.get(importId).progress).toMatchObject({ state: 'completed', pages: 2, seen: 2 });
  });

  it('begins the list anew when Microsoft no longer knows the continuation', async () => {
    microsoft.pages = [{ customers: [line(1)] }, { customers: [line(2)] }];
    const { importId } = await begin();
    microsoft.failPage(1, partnerCenterError('refused', { httpStatus: 400 }));
    await step.execute(importId);
    expect(imports.get(importId).progress).toMatchObject({
      continuation: null,
      restarts: 1,
      state: 'running',
    });
    await run(importId);
    expect(imports.get(importId).progress).toMatchObject({ seen: 2, created: 2, state: 'completed' });
  });

  it('fails and says why when Microsoft refuses the list', async () => {
    const { importId, operationId } = await begin();
    microsoft.failures.push(partnerCenterError('refused', { httpStatus: 403, microsoftCode: '20002' }));
    await step.execute(importId);
    expect(imports.get(importId).progress.state).toBe('failed');
    const [refused] = outbox.data('customers.command-refused');
    expect(refused).toMatchObject({ operationId, refusal: { code: 'microsoft_refused' } });
    expect(JSON.stringify(refused)).toContain('20002');
  });

  it('refuses an import of a provider instance that nobody has set up', async () => {
    microsoft.isConnected = false;
    await begin();
    expect(imports.rows.size).toBe(0);
    expect(outbox.data('customers.command-refused')[0]).toMatchObject({
      refusal: { code: 'validation_failed', errors: [{ path: 'providerInstanceId' }] },
    });
  });

  it('refuses a second import of the same provider instance and names the running one', async () => {
    const { importId } = await begin();
    await begin();
    expect(outbox.data('customers.command-refused')).toEqual([
      expect.objectContaining({
        refusal: expect.objectContaining({
          code: 'import_already_running',
          references: { importId },
        }) as unknown,
      }),
    ]);
  });
});
