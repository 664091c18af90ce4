import { testDatabase, type TestDatabase } from '@assent/testing';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { storeRows } from './store-rows.js';
import { Transactions } from './transactions.js';

@Entity('stored_thing')
class Thing {
  @PrimaryColumn({ name: 'place', type: 'text' })
  place!: string;

  @PrimaryColumn({ name: 'kind', type: 'text' })
  kind!: string;

  @Column({ name: 'seen_at', type: 'timestamptz', nullable: true })
  seenAt!: Date | null;

  @Column({ name: 'is_open', type: 'boolean' })
  isOpen!: boolean;

  @Column({ name: 'marks', type: 'text', array: true })
  marks!: string[];

  @Column({ name: 'said', type: 'jsonb', nullable: true })
  said!: unknown;
}

describe('storeRows', () => {
  let database: TestDatabase;
  let transactions: Transactions;

  beforeAll(async () => {
    database = await testDatabase({ name: 'store_rows', entities: [Thing], migrations: [] });
    await database.dataSource.synchronize();
    transactions = new Transactions(database.dataSource);
  });
  beforeEach(() => database.dataSource.query('TRUNCATE stored_thing'));
  afterAll(() => database.drop());

  const aThing = (place: string, changes: Partial<Thing> = {}): Thing => ({
    place,
    kind: 'a',
    seenAt: new Date('2026-02-03T10:00:00.123Z'),
    isOpen: true,
    marks: ['one', 'with, "quotes" and {braces}'],
    said: { text: 'Zoë', list: [1, null] },
    ...changes,
  });
  const store = (rows: readonly Thing[], known: 'replace' | 'leave') =>
    transactions.run((tx) => storeRows(tx, Thing, rows, { key: ['place', 'kind'], known }));
  const stored = () =>
    database.dataSource.getRepository(Thing).find({ order: { place: 'ASC', kind: 'ASC' } });

  it('stores every value as it is, and says what it has written', async () => {
    const rows = [aThing('x'), aThing('y', { seenAt: null, isOpen: false, marks: [], said: null })];

    expect(await store(rows, 'leave')).toEqual([
      { place: 'x', kind: 'a' },
      { place: 'y', kind: 'a' },
    ]);
    expect(await stored()).toEqual(rows);
    expect(await store([], 'leave')).toEqual([]);
  });

  it('replaces or leaves what is there, by the whole key', async () => {
    const [first, other] = [aThing('x'), aThing('x', { kind: 'b' })];
    await store([first, other], 'replace');

    expect(await store([aThing('x', { marks: ['new'] }), aThing('z')], 'leave')).toEqual([
      { place: 'z', kind: 'a' },
    ]);
    const replaced = aThing('x', { marks: ['new'], seenAt: null });
    await store([replaced], 'replace');
    expect(await stored()).toEqual([replaced, other, aThing('z')]);
  });

  it('takes more rows than a statement has parameters for', async () => {
    const rows = Array.from({ length: 15_000 }, (_, index) => aThing(String(index)));

    expect(await store(rows, 'leave')).toHaveLength(rows.length);
  });
});
