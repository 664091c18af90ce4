import type { MessageContract } from '@assent/contracts';
import type { Tx } from '@assent/database';
import type { OutgoingMessage, OutgoingMessages } from '@assent/messaging';
import { type InstanceBudget, PartnerCenterError, type PartnerCenterErrorKind } from '@assent/partner-center';
import { Ids } from '@assent/service-kit';
import { Decisions } from '../../src/application/decisions.js';
import { CustomerMcas, type McaChange } from '../../src/application/ports/customer-mcas.js';
import type { McaSettings } from '../../src/application/ports/mca-settings.js';
import { MessageOutbox } from '../../src/application/ports/message-outbox.js';
import { PartnerCenters, type PartnerCenter } from '../../src/application/ports/partner-centers.js';
import { UnitOfWork } from '../../src/application/ports/unit-of-work.js';
import type { CustomerMca } from '../../src/domain/model/customer-mca.js';
import { SetClock } from './set-clock.js';
import { CUTOFF, DEFAULTS, MANUAL, type Story } from './story.js';

class CountedIds extends Ids {
  private count = 0;
  override next(): string {
    this.count += 1;
    return `id-${this.count}`;
  }
}

class InMemoryMcas extends CustomerMcas {
  readonly all = new Map<string, CustomerMca>();
  override lockAll(_tx: Tx, customerIds: readonly string[]): Promise<CustomerMca[]> {
    return Promise.resolve(customerIds.flatMap((customerId) => this.all.get(customerId) ?? []));
  }
  override find(customerId: string): Promise<CustomerMca | undefined> {
    return Promise.resolve(this.all.get(customerId));
  }
  override insertAll(_tx: Tx, mcas: readonly CustomerMca[]): Promise<ReadonlySet<string>> {
    for (const mca of mcas) this.all.set(mca.customerId, mca);
    return Promise.resolve(new Set(mcas.map(({ customerId }) => customerId)));
  }
  override saveAll(_tx: Tx, changes: readonly McaChange[]): Promise<void> {
    for (const { after } of changes) this.all.set(after.customerId, after);
    return Promise.resolve();
  }
}

class RecordedOutbox extends MessageOutbox {
  readonly messages: OutgoingMessage[] = [];
  override append<const Cs extends readonly MessageContract[]>(
    _tx: Tx,
    ...messages: OutgoingMessages<Cs>
  ): Promise<void> {
    this.messages.push(...messages);
    return Promise.resolve();
  }
}

/** One transaction after the other, as the lock on the customer's row makes them. */
class OneAfterTheOther extends UnitOfWork {
  private last: Promise<unknown> = Promise.resolve();
  override run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    // The ports in memory never look at the transaction.
    const next = this.last.then(() => work(undefined as unknown as Tx));
    this.last = next.catch(() => undefined);
    return next;
  }
}

/** One call that was made, as far as a specification looks at it. */
interface MadeCall {
  readonly name: keyof PartnerCenter;
  readonly requestId: string;
  readonly share: string;
}

type Answer<Name extends keyof PartnerCenter> =
  Error | (() => Error | Awaited<ReturnType<PartnerCenter[Name]>>) | Awaited<ReturnType<PartnerCenter[Name]>>;

/** Microsoft, answering what the specification says. */
export class ScriptedMicrosoft extends PartnerCenters implements PartnerCenter {
  readonly calls: MadeCall[] = [];
  answers: { [Name in keyof PartnerCenter]?: Answer<Name> } = {};

  override of(): PartnerCenter {
    return this;
  }
  override budgets(): readonly InstanceBudget[] {
    return [];
  }
  override noteWaitingWork(): Promise<void> {
    return Promise.resolve();
  }
  createAttestation: PartnerCenter['createAttestation'] = (_order, call) =>
    this.answer('createAttestation', call);
  getAttestation: PartnerCenter['getAttestation'] = (_id, call) => this.answer('getAttestation', call);
  createAgreement: PartnerCenter['createAgreement'] = (_tenant, _order, call) =>
    this.answer('createAgreement', call);
  listAgreements: PartnerCenter['listAgreements'] = (_tenant, call) => this.answer('listAgreements', call);
  hasAcceptedDirectly: PartnerCenter['hasAcceptedDirectly'] = (_tenant, call) =>
    this.answer('hasAcceptedDirectly', call);

  get names(): string[] {
    return this.calls.map(({ name }) => name);
  }

  private answer<Name extends keyof PartnerCenter>(
    name: Name,
    { requestId, share }: { requestId: string; share: string },
  ): Promise<Awaited<ReturnType<PartnerCenter[Name]>>> {
    this.calls.push({ name, requestId, share });
    const scripted: Answer<Name> | undefined = this.answers[name];
    if (scripted === undefined) throw new Error(`Nobody said what Microsoft answers to ${name}.`);
    const answer = typeof scripted === 'function' ? scripted() : scripted;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }
}

/** The use cases with everything around them in memory. */
export class Workshop {
  readonly clock = new SetClock();
  readonly ids = new CountedIds();
  readonly mcas = new InMemoryMcas();
  readonly outbox = new RecordedOutbox();
  readonly transactions = new OneAfterTheOther();
  readonly microsoft = new ScriptedMicrosoft();
  readonly settings: McaSettings = {
    cutoff: CUTOFF,
    load: () => Promise.resolve(() => ({ finalisation: MANUAL, defaults: DEFAULTS })),
    remember: () => Promise.resolve(),
  };
  readonly decisions = new Decisions(this.mcas, this.outbox, this.settings, this.clock, this.ids);

  /** Goes on from where a story has brought the customer. */
  constructor(private readonly story: Story) {
    this.clock.time = story.now;
    this.mcas.all.set(story.mca.customerId, story.mca);
  }
  get mca(): CustomerMca {
    const mca = this.mcas.all.get(this.story.mca.customerId);
    if (!mca) throw new Error('the customer is gone');
    return mca;
  }
  attestation(id: string) {
    const found = this.mca.attestations.find((one) => one.id === id);
    if (!found) throw new Error(`no attestation ${id}`);
    return found;
  }
  get told(): string[] {
    return this.outbox.messages.map(({ contract }) => contract.type);
  }
  later(ms: number): this {
    this.clock.time = new Date(this.clock.time.getTime() + ms);
    return this;
  }
}

/** A failed call to Microsoft. */
export function microsoftFails(
  kind: PartnerCenterErrorKind,
  details: { httpStatus?: number; microsoftCode?: string } = {},
): PartnerCenterError {
  return new PartnerCenterError(kind, 'as scripted', details);
}
