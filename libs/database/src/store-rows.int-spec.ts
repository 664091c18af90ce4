import { testDatabase, type TestDatabase } from '@assent/testing';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { rowsOf, storeRows, storeTogether } from './store-rows.js';
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

@Entity('stored_place')
class Place {
  @PrimaryColumn({ name: 'name', type: 'text' })
  name!: string;
}

/** Has to be at a place that there is. */
@Entity('stored_mark')
class Mark {
  @PrimaryColumn({ name: 'id', type: 'text' })
  id!: string;

  @Column({ name: 'place', type: 'text' })
  place!: string;
}

describe('storeRows', () => {
  let database: TestDatabase;
  let transactions: Transactions;

  beforeAll(async () => {
    database = await testDatabase({ name: 'store_rows', entities: [Thing, Place, Mark], migrations: [] });
    await database.dataSource.synchronize();
    await database.dataSource.query(
      'ALTER TABLE stored_mark ADD FOREIGN KEY (place) REFERENCES stored_place',
    );
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

  it('stores rows of several entities at once, also where one refers to another', async () => {
    await database.dataSource.query('TRUNCATE stored_place CASCADE');
    const thing = aThing('x');
    await transactions.run((tx) =>
      storeTogether(
        tx,
        rowsOf(Mark, [{ id: 'm', place: 'p' }], { key: ['id'], known: 'replace' }),
        rowsOf(Place, [{ name: 'p' }], { key: ['name'], known: 'leave' }),
        rowsOf(Thing, [thing], { key: ['place', 'kind'], known: 'replace' }),
        rowsOf(Thing, [], { key: ['place', 'kind'], known: 'replace' }),
      ),
    );
    expect(await stored()).toEqual([thing]);
    expect(await database.dataSource.getRepository(Mark).find()).toEqual([{ id: 'm', place: 'p' }]);

    await transactions.run((tx) => storeTogether(tx));
  });
});
