import { Transactions, type Tx } from '@assent/database';
import { Draining } from '@assent/messaging';
import { Outbox } from '@assent/outbox';
import { PartnerCenterClients, PartnerCenterError } from '@assent/partner-center';
import { Clock, Ids } from '@assent/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { changeCustomer } from '../../domain/customer.js';
import {
  afterEndings,
  afterPage,
  type CustomerImport,
  failImport,
  restartListing,
} from '../../domain/customer-import.js';
import type { ListedCustomer } from '../../domain/listed-customer.js';
import { customerChangedMessage, customerUpdatedMessage } from '../customer-messages.js';
import { after, CUSTOMERS_POLICY, retryAt } from '../policy.js';
import { CustomerRepository } from '../ports/customer-repository.js';
import { ImportRepository, type StoredImport } from '../ports/import-repository.js';
import { ResellerReadings } from '../ports/reseller-readings.js';
import { type CommandRefusal, refusalMessages, refusedByMicrosoft } from '../refusals.js';
import { importProgressedMessage, readImportPageMessage } from './import-messages.js';
import { MergePage } from './merge-page.js';

interface ListPage {
  readonly customers: readonly ListedCustomer[];
  readonly continuation: string | null;
}

type Reading = { readonly page: ListPage } | { readonly error: unknown };

/**
 * Takes an import further: reads some pages, or ends one batch of customers that a complete pass has not
 * seen. Each step is one transaction that holds its customers, their events, the place where the next page
 * starts and the time at which somebody else looks after it. Killed before its commit, a step leaves nothing behind and
 * is taken again; killed after, it is done. Two workers that read the same page at once do no harm: the second one
 * finds the step taken, writes nothing and stops.
 */
@Injectable()
export class ContinueImport {
  private readonly logger = new Logger(ContinueImport.name);

  constructor(
    private readonly imports: ImportRepository,
    private readonly customers: CustomerRepository,
    private readonly resellers: ResellerReadings,
    private readonly mergePage: MergePage,
    private readonly partnerCenter: PartnerCenterClients,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly draining: Draining,
  ) {}

  async execute(importId: string): Promise<void> {
    const stored = await this.imports.findDue(importId, this.clock.now());
    // Finished, or postponed by another worker: the wake-up came late or twice.
    if (stored === undefined) return;
    if (stored.progress.phase === 'closing') {
      await this.endUnseen(stored);
      return;
    }
    await this.readPages(stored);
  }

  /**
   * Page after page, each on its way from Microsoft while the one before it is stored. A message for each would stand in
   * line behind what the pages have brought; the last one of a go tells the next worker.
   */
  private async readPages(first: StoredImport): Promise<void> {
    const pages = this.pagesFrom(first);
    let [stored, coming] = [first, readNext(pages)];
    for (let left: number = CUSTOMERS_POLICY.importPagesInOneGo; ; left -= 1) {
      const reading = await coming;
      if ('error' in reading) {
        if (!(reading.error instanceof PartnerCenterError)) throw reading.error;
        await this.handleRefusal(stored, reading.error);
        return;
      }
      const { page } = reading;
      const goesOn = page.continuation !== null && left > 1 && !this.draining.giveUp.aborted;
      if (goesOn) coming = readNext(pages);
      const next = await this.writePage(stored, page, goesOn);
      if (next === undefined || !goesOn) return;
      stored = { ...stored, progress: next };
    }
  }

  private async *pagesFrom({ progress, origin }: StoredImport): AsyncGenerator<ListPage, void> {
    const pages = this.partnerCenter.of(progress.providerInstanceId).listCustomers(
      {
        pageSize: CUSTOMERS_POLICY.importPageSize,
        ...(progress.continuation === null ? {} : { continuation: progress.continuation }),
      },
      // Reading may be repeated at will, so the id need not be stored before the call. It goes before the details
      // of those whom it brings: one call for five hundred of them.
      { requestId: this.ids.next(), correlationId: origin.correlationId, share: 'sweep' },
    );
    for await (const { customers, continuation } of pages) {
      yield {
        customers: customers
          .filter(({ relationship }) => relationship.toLowerCase() !== 'none')
          // The database writes ids in lower case; compared as texts they have to look the same.
          .map((line) => ({ ...line, tenantId: line.tenantId.toLowerCase() })),
        continuation,
      };
    }
  }

  /**
   * @param goesOn whether this worker takes the next step, too; should it die, a sweep finds the import overdue
   * @returns undefined when another worker has taken the step
   */
  private async writePage(
    { progress, origin }: StoredImport,
    page: ListPage,
    goesOn: boolean,
  ): Promise<CustomerImport | undefined> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      if (!(await this.imports.hold(tx, progress))) return undefined;
      const merged = await this.mergePage.execute(
        tx,
        progress.id,
        progress.providerInstanceId,
        page.customers,
        now,
      );
      const next = afterPage(progress, {
        continuation: page.continuation,
        seen: merged.seen,
        created: merged.created.length,
        changed: merged.changed.length,
      });
      await this.outbox.append(
        tx,
        ...merged.created.map((customer) =>
          customerChangedMessage(customer, 'customer_imported', origin, { priority: 'bulk' }),
        ),
        ...merged.changed.map(({ customer, change }) =>
          change === 'customer_updated'
            ? customerUpdatedMessage(customer, 'names', origin)
            : customerChangedMessage(customer, change, origin, { priority: 'bulk' }),
        ),
      );
      await this.outbox.append(tx, importProgressedMessage(next, origin));
      if (!goesOn) await this.outbox.append(tx, readImportPageMessage(next, origin));
      await this.imports.advance(tx, next, now, wakeUpAfter(now));
      return next;
    });
  }

  /** A complete pass is over: who was not in it is gone at Microsoft. */
  private async endUnseen({ progress, origin }: StoredImport): Promise<void> {
    const now = this.clock.now();
    const closed = await this.transactions.run(async (tx) => {
      if (!(await this.imports.hold(tx, progress))) return undefined;
      const unseen = await this.customers.findUnseen(
        tx,
        {
          importId: progress.id,
          providerInstanceId: progress.providerInstanceId,
          startedAt: progress.startedAt,
        },
        CUSTOMERS_POLICY.endingBatch,
      );
      if (unseen.length > 0 && progress.seen === 0) {
        // An empty list is likelier a fault of the list than the end of every customer at once.
        return this.fail(tx, { progress, origin }, emptyList(progress.id), now);
      }
      const ended = unseen.map((customer) => changeCustomer(customer, { lifecycle: 'ended' }, now));
      await this.customers.update(tx, ended);
      const more = unseen.length === CUSTOMERS_POLICY.endingBatch;
      const next = afterEndings(progress, ended.length, more);
      await this.outbox.append(
        tx,
        ...ended.map((customer) =>
          customerChangedMessage(customer, 'customer_ended', origin, { priority: 'bulk' }),
        ),
      );
      await this.outbox.append(tx, importProgressedMessage(next, origin));
      if (more) await this.outbox.append(tx, readImportPageMessage(next, origin));
      // Whom a reseller serves is known only among customers that are there.
      if (!more) await this.resellers.listNow(tx, progress.providerInstanceId, now);
      await this.imports.advance(tx, next, now, wakeUpAfter(now));
      return next;
    });
    if (closed?.state === 'completed') {
      this.logger.log(`Import ${closed.id} is complete: ${countsOf(closed)}.`);
    }
  }

  private async handleRefusal(stored: StoredImport, error: PartnerCenterError): Promise<void> {
    const { progress } = stored;
    const now = this.clock.now();
    if (error.kind !== 'refused' && error.kind !== 'capability_unavailable') {
      const at = retryAt(now, progress.attempts + 1, error.retryAt);
      this.logger.warn(
        `Import ${progress.id}: Microsoft did not serve page ${progress.pages + 1} (${error.kind}); next try at ${at.toISOString()}.`,
      );
      await this.imports.postpone(progress, at);
      return;
    }
    await this.transactions.run(async (tx) => {
      if (!(await this.imports.hold(tx, progress))) return;
      if (progress.continuation !== null && progress.restarts < CUSTOMERS_POLICY.importRestarts) {
        const next = restartListing(progress);
        await this.outbox.append(tx, readImportPageMessage(next, stored.origin));
        await this.imports.advance(tx, next, now, wakeUpAfter(now));
        return;
      }
      await this.fail(tx, stored, refusedByMicrosoft(error, 'to list the customers'), now);
    });
  }

  private async fail(
    tx: Tx,
    { progress, origin }: StoredImport,
    refusal: CommandRefusal,
    now: Date,
  ): Promise<CustomerImport> {
    const failed = failImport(progress);
    const scope = { providerInstanceId: progress.providerInstanceId, resellerId: null };
    await this.outbox.append(tx, importProgressedMessage(failed, origin));
    await this.outbox.append(tx, ...refusalMessages(refusal, { aggregateId: progress.id, scope, origin }));
    await this.imports.advance(tx, failed, now, wakeUpAfter(now));
    this.logger.error(`Import ${failed.id} failed after ${countsOf(failed)}: ${refusal.detail}`);
    return failed;
  }
}

/** Never rejects: nobody looks at the outcome before the page ahead of it is stored. */
async function readNext(pages: AsyncGenerator<ListPage, void>): Promise<Reading> {
  try {
    const next = await pages.next();
    return { page: next.done === true ? { customers: [], continuation: null } : next.value };
  } catch (error) {
    return { error };
  }
}

function countsOf({ pages, seen, created, changed, ended }: CustomerImport): string {
  return `${pages} pages, ${seen} customers seen, ${created} new, ${changed} changed, ${ended} ended`;
}

const wakeUpAfter = (now: Date): Date => after(now, CUSTOMERS_POLICY.wakeUpAfterMs);

function emptyList(importId: string): CommandRefusal {
  return {
    code: 'microsoft_refused',
    detail:
      'Microsoft listed no customer at all, although there were some before. Nothing was ended. Check that the ' +
      'connection points to the right Partner Center tenant, then import again.',
    references: { importId },
  };
}
