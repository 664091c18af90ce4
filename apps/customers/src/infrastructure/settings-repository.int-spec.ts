import { changeProviderInstanceSettings } from '@assent/contracts';
import { Transactions } from '@assent/database';
import { anId, testDatabase, type TestDatabase } from '@assent/testing';
import { customersEntities, customersMigrations } from './schema.js';
import { TypeOrmSettingsRepository } from './typeorm-settings.repository.js';

const { settings } = changeProviderInstanceSettings.example;
const changedAt = new Date('2026-02-03T09:30:00Z');

describe('the settings in PostgreSQL', () => {
  let database: TestDatabase;
  let repository: TypeOrmSettingsRepository;
  let transactions: Transactions;

  beforeAll(async () => {
    database = await testDatabase({
      name: 'customers',
      entities: customersEntities,
      migrations: customersMigrations,
    });
    repository = new TypeOrmSettingsRepository(database.dataSource);
    transactions = new Transactions(database.dataSource);
  });
  afterAll(() => database.drop());

  it('are read as they were stored, and so is the logo', async () => {
    const providerInstanceId = anId();
    const stored = { providerInstanceId, version: 1, settings, changedAt };
    const facts = {
      mediaType: 'image/png' as const,
      width: 32,
      height: 16,
      contentHash: 'c'.repeat(64),
      content: Buffer.from([0, 255, 10]),
    };
    const logo = { providerInstanceId, version: 3, logo: facts, changedAt };
    await transactions.run(async (tx) => {
      await repository.save(tx, stored);
      await repository.saveLogo(tx, logo);
    });
    await transactions.run(async (tx) => {
      expect(await repository.find(tx, providerInstanceId)).toEqual(stored);
      expect(await repository.findLogo(tx, providerInstanceId)).toEqual(logo);
      await repository.saveLogo(tx, { ...logo, version: 4, logo: null });
    });
    const { settings: all, logos } = await repository.all();
    expect(all).toContainEqual(stored);
    expect(logos).toContainEqual({ ...logo, version: 4, logo: null });
  });

  it('are changed by one transaction after the other, also while there is no row yet', async () => {
    const providerInstanceId = anId();
    const raise = () =>
      transactions.run(async (tx) => {
        const version = ((await repository.find(tx, providerInstanceId))?.version ?? 0) + 1;
        await repository.save(tx, { providerInstanceId, version, settings, changedAt });
        return version;
      });
    const versions = await Promise.all([raise(), raise(), raise(), raise()]);
    expect(versions.toSorted()).toEqual([1, 2, 3, 4]);
  });
});
