import type { Tx } from '@assent/database';
import { Transactions } from '@assent/database';
import type { OutgoingMessage } from '@assent/messaging';
import { CommandInbox, Outbox } from '@assent/outbox';
import { Clock, Ids } from '@assent/service-kit';
import { CustomerRepository } from '../src/application/ports/customer-repository.js';
import { ImportRepository, type StoredImport } from '../src/application/ports/import-repository.js';
import { InitialCredentials, type UserCredentials } from '../src/application/ports/initial-credentials.js';
import {
  type CallRequest,
  type ClaimedCall,
  type PendingCall,
  PendingCalls,
} from '../src/application/ports/pending-calls.js';
import { ResellerReadings } from '../src/application/ports/reseller-readings.js';
import type { CustomerImport } from '../src/domain/customer-import.js';
import type { Customer } from '../src/domain/customer.js';

/*
 * Ports in memory, for the specs of use cases. Whether the real ones keep the same promises against
 * PostgreSQL is the business of the int-specs.
 */

const NO_TX = {} as Tx;

export class SteppedClock extends Clock {
  constructor(private time = new Date('2026-03-01T12:00:00Z')) {
    super();
  }
  override now(): Date {
    return this.time;
  }
  advance(milliseconds: number): void {
    this.time = new Date(this.time.getTime() + milliseconds);
  }
}

export class CountedIds extends Ids {
  private count = 0;
  override next(): string {
    return `0192f0a0-0000-7000-8000-${String(++this.count).padStart(12, '0')}`;
  }
}

/** Runs work at once; nothing is rolled back, so specs of rollbacks belong into int-specs. */
export const transactions = { run: (work: (tx: Tx) => unknown) => work(NO_TX) } as unknown as Transactions;

export class CollectedOutbox {
  readonly messages: OutgoingMessage[] = [];

  append(_tx: Tx, ...messages: OutgoingMessage[]): Promise<void> {
    for (const message of messages) message.contract.data.parse(message.data);
    this.messages.push(...messages);
    return Promise.resolve();
  }

  get asOutbox(): Outbox {
    return this as unknown as Outbox;
  }

  types(): string[] {
    return this.messages.map(({ contract }) => contract.type);
  }

  /** The data of the messages of one type, oldest first. */
  data(type: string): Record<string, unknown>[] {
    return this.messages
      .filter(({ contract }) => contract.type === type)
      .map(({ data }) => data as Record<string, unknown>);
  }

  clear(): void {
    this.messages.length = 0;
  }
}

export class RememberingInbox {
  private readonly handled = new Set<string>();

  async handleOnce(
    message: { readonly envelope: { readonly messageId: string } },
    effect: (tx: Tx) => Promise<void>,
  ): Promise<'done' | 'repeated'> {
    if (this.handled.has(message.envelope.messageId)) return 'repeated';
    await effect(NO_TX);
    this.handled.add(message.envelope.messageId);
    return 'done';
  }

  get asInbox(): CommandInbox {
    return this as unknown as CommandInbox;
  }
}

export class CustomersInMemory extends CustomerRepository {
  readonly rows = new Map<string, Customer>();
  readonly seen = new Map<string, string>();
  readonly resellers = new Set<string>();

  override find(_tx: Tx, customerId: string): Promise<Customer | undefined> {
    return Promise.resolve(this.rows.get(customerId));
  }

  override findByTenants(_tx: Tx, instance: string, tenantIds: readonly string[]): Promise<Customer[]> {
    return Promise.resolve(
      this.of(instance).filter(({ tenantId }) => tenantId !== null && tenantIds.includes(tenantId)),
    );
  }

  override findTenantlessByDomains(
    _tx: Tx,
    instance: string,
    domains: readonly string[],
  ): Promise<Customer[]> {
    return Promise.resolve(
      this.of(instance).filter(
        ({ tenantId, domain, lifecycle }) =>
          tenantId === null && lifecycle !== 'ended' && domain !== null && domains.includes(domain),
      ),
    );
  }

  override isDomainTaken(_tx: Tx, instance: string, domain: string): Promise<boolean> {
    return Promise.resolve(
      this.of(instance).some(
        (row) =>
          row.domain?.toLowerCase() === domain.toLowerCase() &&
          ['creating', 'active', 'ending'].includes(row.lifecycle),
      ),
    );
  }

  override insert(_tx: Tx, customers: readonly Customer[], seenIn?: string): Promise<void> {
    for (const customer of customers) {
      this.rows.set(customer.id, customer);
      if (seenIn !== undefined) this.seen.set(customer.id, seenIn);
    }
    return Promise.resolve();
  }

  override update(_tx: Tx, customers: readonly Customer[]): Promise<void> {
    for (const customer of customers) {
      expect(this.rows.get(customer.id)?.version).toBe(customer.version - 1);
      this.rows.set(customer.id, customer);
    }
    return Promise.resolve();
  }

  override markSeen(_tx: Tx, importId: string, customerIds: readonly string[]): Promise<number> {
    const fresh = customerIds.filter((id) => this.seen.get(id) !== importId);
    for (const id of fresh) this.seen.set(id, importId);
    return Promise.resolve(fresh.length);
  }

  override findUnseen(
    _tx: Tx,
    pass: { readonly importId: string; readonly providerInstanceId: string; readonly startedAt: Date },
    limit: number,
  ): Promise<Customer[]> {
    return Promise.resolve(
      this.of(pass.providerInstanceId)
        .filter(
          ({ id, lifecycle, createdAt }) =>
            lifecycle === 'active' && this.seen.get(id) !== pass.importId && createdAt < pass.startedAt,
        )
        .slice(0, limit),
    );
  }

  override resellerExists(_tx: Tx, _instance: string, resellerId: string): Promise<boolean> {
    return Promise.resolve(this.resellers.has(resellerId));
  }

  only(): Customer {
    const [customer] = this.rows.values();
    if (customer === undefined || this.rows.size > 1) throw new Error(`${this.rows.size} customers`);
    return customer;
  }

  private of(providerInstanceId: string): Customer[] {
    return [...this.rows.values()].filter((row) => row.providerInstanceId === providerInstanceId);
  }
}

interface ImportRow extends StoredImport {
  notBefore: Date;
  nextAttemptAt: Date;
  /** When the last step was written; waiting is no step. */
  updatedAt: Date;
}

export class ImportsInMemory extends ImportRepository {
  readonly rows = new Map<string, ImportRow>();

  override findAdvancing(since: Date): Promise<ReadonlySet<string>> {
    const advancing = [...this.rows.values()].filter(
      ({ progress, updatedAt }) => progress.state === 'running' && updatedAt > since,
    );
    return Promise.resolve(new Set(advancing.map(({ progress }) => progress.providerInstanceId)));
  }

  override findRunning(_tx: Tx, instance: string): Promise<string | undefined> {
    const running = [...this.rows.values()].find(
      ({ progress }) => progress.providerInstanceId === instance && progress.state === 'running',
    );
    return Promise.resolve(running?.progress.id);
  }

  override insert(_tx: Tx, stored: StoredImport, wakeAt: Date): Promise<void> {
    const { progress } = stored;
    const { startedAt } = progress;
    this.rows.set(progress.id, {
      ...stored,
      notBefore: startedAt,
      nextAttemptAt: wakeAt,
      updatedAt: startedAt,
    });
    return Promise.resolve();
  }

  override findDue(importId: string, now: Date): Promise<StoredImport | undefined> {
    const row = this.rows.get(importId);
    return Promise.resolve(
      row?.progress.state === 'running' && row.notBefore <= now ? { ...row } : undefined,
    );
  }

  override hold(_tx: Tx, progress: CustomerImport): Promise<boolean> {
    const row = this.rows.get(progress.id);
    return Promise.resolve(row?.progress.state === 'running' && row.progress.step === progress.step);
  }

  override advance(_tx: Tx, progress: CustomerImport, now: Date, wakeAt: Date): Promise<void> {
    Object.assign(this.get(progress.id), { progress, notBefore: now, nextAttemptAt: wakeAt, updatedAt: now });
    return Promise.resolve();
  }

  override postpone(progress: CustomerImport, at: Date): Promise<void> {
    const changed = { ...progress, attempts: progress.attempts + 1 };
    Object.assign(this.get(progress.id), { progress: changed, notBefore: at, nextAttemptAt: at });
    return Promise.resolve();
  }

  override takeOverdue(
    now: Date,
    wakeAt: (attempts: number) => Date,
    limit: number,
  ): Promise<StoredImport[]> {
    const overdue = [...this.rows.values()].filter((row) => row.nextAttemptAt <= now).slice(0, limit);
    for (const row of overdue) row.nextAttemptAt = wakeAt(row.progress.attempts);
    return Promise.resolve(overdue);
  }

  get(importId: string): ImportRow {
    const row = this.rows.get(importId);
    if (row === undefined) throw new Error(`no import ${importId}`);
    return row;
  }
}

interface CallRow extends PendingCall {
  requestId: string | null;
  attempts: number;
  leaseId: string | null;
  leasedUntil: Date;
  nextAttemptAt: Date;
}

export class PendingCallsInMemory extends PendingCalls {
  readonly rows = new Map<string, CallRow>();

  override add(_tx: Tx, call: PendingCall, now: Date, wakeAt: Date): Promise<void> {
    const fresh = { requestId: null, attempts: 0, leaseId: null, leasedUntil: now, nextAttemptAt: wakeAt };
    this.rows.set(call.customerId, { ...call, ...fresh });
    return Promise.resolve();
  }

  override claim(
    customerId: string,
    attempt: {
      readonly kind: CallRequest['kind'];
      readonly leaseId: string;
      readonly newRequestId: string;
      readonly now: Date;
      readonly leaseUntil: Date;
    },
  ): Promise<ClaimedCall | undefined> {
    const row = this.rows.get(customerId);
    if (row?.request.kind !== attempt.kind || row.leasedUntil > attempt.now)
      return Promise.resolve(undefined);
    const requestId = row.requestId ?? attempt.newRequestId;
    const { leaseId, leaseUntil } = attempt;
    const startsAnew = row.requestId === null && row.attempts > 0;
    const attempts = row.attempts + 1;
    Object.assign(row, { requestId, attempts, leaseId, leasedUntil: leaseUntil, nextAttemptAt: leaseUntil });
    return Promise.resolve({ ...row, requestId, attempts, leaseId, startsAnew });
  }

  override finish(_tx: Tx, call: ClaimedCall): Promise<boolean> {
    if (this.rows.get(call.customerId)?.leaseId !== call.leaseId) return Promise.resolve(false);
    return Promise.resolve(this.rows.delete(call.customerId));
  }

  override postpone(
    call: ClaimedCall,
    retry: { readonly at: Date; readonly keepRequestId: boolean },
  ): Promise<void> {
    const row = this.rows.get(call.customerId);
    const requestId = retry.keepRequestId ? call.requestId : null;
    if (row?.leaseId === call.leaseId) {
      Object.assign(row, { leasedUntil: retry.at, nextAttemptAt: retry.at, requestId });
    }
    return Promise.resolve();
  }

  override takeOverdue(now: Date, wakeAt: (attempts: number) => Date, limit: number): Promise<PendingCall[]> {
    const overdue = [...this.rows.values()].filter((row) => row.nextAttemptAt <= now).slice(0, limit);
    for (const row of overdue) row.nextAttemptAt = wakeAt(row.attempts);
    return Promise.resolve(overdue);
  }
}

export class CredentialsInMemory extends InitialCredentials {
  readonly kept = new Map<string, UserCredentials & { expiresAt: Date }>();

  override keep(_tx: Tx, customer: Customer, credentials: UserCredentials, expiresAt: Date): Promise<void> {
    this.kept.set(customer.id, { ...credentials, expiresAt });
    return Promise.resolve();
  }

  override deleteExpired(now: Date): Promise<number> {
    const expired = [...this.kept].filter(([, { expiresAt }]) => expiresAt <= now);
    for (const [id] of expired) this.kept.delete(id);
    return Promise.resolve(expired.length);
  }
}

/** Remembers for which provider instances the resellers are to be listed; steps of reading are no business of it. */
export class ResellerListsAskedFor extends ResellerReadings {
  readonly instances: string[] = [];
  override enlist = () => Promise.resolve();
  override readCustomers = () => Promise.resolve();
  override claim = () => Promise.resolve(undefined);
  override settle = () => Promise.resolve(true);
  override listNow(_tx: Tx, providerInstanceId: string): Promise<void> {
    this.instances.push(providerInstanceId);
    return Promise.resolve();
  }
}
