import {
  customerChanged,
  startAttestation,
  type Envelope,
  type MessageContract,
  type MessageData,
} from '@assent/contracts';
import { Transactions } from '@assent/database';
import { generateKeySpec, Keyring } from '@assent/keyring';
import { openMessage, type Message } from '@assent/messaging';
import { Inbox, Outbox, OwnCommits } from '@assent/outbox';
import { UuidIds } from '@assent/service-kit';
import { aContact, aCustomerState, aMessage, anId, testDatabase, type TestDatabase } from '@assent/testing';
import { Decisions } from '../../src/application/decisions.js';
import { ExpireLinks } from '../../src/application/expire-links/expire-links.use-case.js';
import { StartAttestation } from '../../src/application/start-attestation/start-attestation.use-case.js';
import type { McaSettings } from '../../src/application/ports/mca-settings.js';
import { TrackCustomer } from '../../src/application/track-customer/track-customer.use-case.js';
import { recordCreated } from '../../src/domain/decisions/record-creation.js';
import { BY_TIME } from '../../src/application/cause.js';
import { attestationsSchema } from '../../src/infrastructure/attestations-schema.js';
import { AtRestSeal } from '../../src/infrastructure/mappers/at-rest-seal.js';
import { PostgresCustomerMcas } from '../../src/infrastructure/postgres-customer-mcas.js';
import { PostgresDueWork } from '../../src/infrastructure/postgres-due-work.js';
import { StoredMcaSettings } from '../../src/infrastructure/stored-mca-settings.js';
import { SetClock } from './set-clock.js';
import { CUTOFF } from './story.js';

/**
 * The use cases on a real database, without queues: what is told can be read from the outbox. Several may
 * share a database, as several processes do.
 */
export class House {
  readonly clock = new SetClock();
  readonly transactions: Transactions;
  readonly inbox: Inbox;
  readonly mcas: PostgresCustomerMcas;
  readonly dueWork: PostgresDueWork;
  readonly decisions: Decisions;
  readonly settings: McaSettings = new StoredMcaSettings(
    { MCA_CUTOFF_DATE: CUTOFF, AGREEMENT_FINALISATION: 'manual' },
    [],
  );
  private readonly ids = new UuidIds();

  private constructor(
    readonly database: TestDatabase,
    private readonly keyring: Keyring,
  ) {
    const { dataSource } = database;
    this.transactions = new Transactions(dataSource);
    this.inbox = new Inbox(this.transactions);
    this.mcas = new PostgresCustomerMcas(dataSource, new AtRestSeal(keyring));
    this.dueWork = new PostgresDueWork(dataSource);
    this.decisions = new Decisions(
      this.mcas,
      new Outbox({ service: 'attestations', redisUrl: '', envelopeKeys: keyring }, new OwnCommits()),
      this.settings,
      this.clock,
      this.ids,
    );
  }

  static async open(): Promise<House> {
    const database = await testDatabase({ name: 'attestations', ...attestationsSchema });
    return new House(database, Keyring.parse(generateKeySpec()));
  }
  async close(): Promise<void> {
    await this.database.drop();
  }

  /** A customer the service has heard of. */
  async customer(overrides: Parameters<typeof aCustomerState>[0] = {}): Promise<string> {
    const customer = aCustomerState(overrides);
    const message = aMessage(customerChanged, { customer });
    const track = new TrackCustomer(this.decisions);
    await this.inbox.handleOnce(message, (tx) => track.execute(tx, [message]));
    return customer.customerId;
  }

  async start(
    customerId: string,
    attestationId = anId(),
    wanted: Partial<MessageData<typeof startAttestation>> = {},
  ): Promise<Message<typeof startAttestation>> {
    const message = aMessage(
      startAttestation,
      { customerId, attestationId, contact: aContact(), ...wanted },
      { operationId: anId() },
    );
    const start = new StartAttestation(this.decisions, this.ids);
    await this.inbox.handleOnce(message, async (tx) => {
      await start.execute(tx, message, false);
    });
    return message;
  }

  /** Started, with a link that runs out at a time. */
  async waiting(customerId: string, expiresAt: Date): Promise<string> {
    const { attestationId } = (await this.start(customerId)).data;
    const created = { microsoftId: anId(), acceptanceUrl: 'https://acceptance.example/mca/', expiresAt };
    await this.transactions.run((tx) =>
      this.decisions.change(tx, customerId, BY_TIME, (mca, circumstances) =>
        recordCreated(mca, attestationId, created, circumstances),
      ),
    );
    return attestationId;
  }

  expireLinks(): ExpireLinks {
    return new ExpireLinks(this.transactions, this.decisions, this.dueWork);
  }

  async mca(customerId: string) {
    const mca = await this.mcas.find(customerId);
    if (!mca) throw new Error(`nothing known of ${customerId}`);
    return mca;
  }

  /** Every message of a contract in the outbox, opened, in order. */
  async told<C extends MessageContract>(contract: C): Promise<{ data: MessageData<C>; envelope: object }[]> {
    const rows = await this.database.dataSource.query<{ message: { envelope: Envelope } }[]>(
      'SELECT message FROM outbox_message WHERE type = $1 ORDER BY id',
      [contract.type],
    );
    return rows.map(({ message }) => openMessage(message.envelope, contract, this.keyring));
  }

  /** Everything in the database as text, to look for what must not stand there. */
  async everything(): Promise<string> {
    const tables = [
      'customer_mca',
      'attestation',
      'outside_work',
      'agreement',
      'signatory_link',
      'outbox_message',
    ];
    const texts = await Promise.all(
      tables.map((table) => this.database.dataSource.query<object[]>(`SELECT * FROM ${table}`)),
    );
    return JSON.stringify(texts);
  }
}
