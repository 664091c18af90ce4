import { testDatabase, type TestDatabase } from '@assent/testing';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { readRows } from './read-rows.js';

const owner = (n: number) => `0190aaaa-0000-7000-8000-00000000000${String(n)}`;

@Entity('kept_thing')
class Thing {
  @PrimaryColumn({ name: 'place', type: 'text' })
  place!: string;

  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @Column({ name: 'seen_at', type: 'timestamptz', nullable: true })
  seenAt!: Date | null;

  @Column({ name: 'is_open', type: 'boolean' })
  isOpen!: boolean;

  @Column({ name: 'times', type: 'integer' })
  times!: number;

  @Column({ name: 'marks', type: 'uuid', array: true })
  marks!: string[];

  @Column({ name: 'said', type: 'jsonb', nullable: true })
  said!: unknown;
}

@Entity('kept_note')
class Note {
  @PrimaryColumn({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @PrimaryColumn({ name: 'about', type: 'text' })
  about!: string;
}

@Entity('kept_film')
class Film {
  @PrimaryColumn({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @Column({ name: 'length', type: 'bigint' })
  length!: string;
}

describe('readRows', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase({ name: 'read_rows', entities: [Thing, Note, Film], migrations: [] });
    await database.dataSource.synchronize();
    const things = database.dataSource.getRepository(Thing);
    await things.save([full, empty, { ...empty, place: 'c', ownerId: owner(3) }]);
    await database.dataSource.getRepository(Note).save([
      { ownerId: owner(2), about: 'z' },
      { ownerId: owner(2), about: 'y' },
    ]);
  });
  afterAll(() => database.drop());

  const full = {
    place: 'b',
    ownerId: owner(1),
    seenAt: new Date('2026-02-03T10:00:00.123Z'),
    isOpen: true,
    times: 7,
    marks: [owner(7), owner(8)],
    said: { text: 'Zoë', list: [1, null] },
  } satisfies Thing;
  const empty = {
    place: 'a',
    ownerId: owner(2),
    seenAt: null,
    isOpen: false,
    times: 0,
    marks: [],
    said: null,
  } satisfies Thing;
  const read = (ids: string[]) =>
    readRows(database.dataSource.manager, { things: Thing, notes: Note }, 'ownerId', ids);

  it('reads the same values as a find, in the order of the keys, of these owners alone', async () => {
    const found = await read([owner(1), owner(2)]);

    expect(found).toEqual({
      things: [empty, full],
      notes: [
        { ownerId: owner(2), about: 'y' },
        { ownerId: owner(2), about: 'z' },
      ],
    });
    const things = database.dataSource.getRepository(Thing);
    expect((await things.find({ order: { place: 'ASC' } })).slice(0, 2)).toEqual(found.things);
  });

  it('finds nothing where there is nothing', async () => {
    expect(await read([owner(9)])).toEqual({ things: [], notes: [] });
    expect(await read([])).toEqual({ things: [], notes: [] });
  });

  it('refuses a column whose values JSON cannot carry', async () => {
    await expect(
      readRows(database.dataSource.manager, { films: Film }, 'ownerId', [owner(1)]),
    ).rejects.toThrow('Film.length');
  });
});
