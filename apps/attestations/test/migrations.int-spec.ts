import { migrateDatabase } from '@assent/database';
import { changedSinceRelease, migrateFromNothing, migrateFromRelease, releasesIn } from '@assent/testing';
import { join } from 'node:path';
import { attestationsSchema } from '../src/infrastructure/attestations-schema.js';

const RELEASES = join(__dirname, 'schema-snapshots');

/** What later migrations take away or rewrite on purpose, by `table` or `table.column`, and why that is safe. */
const MEANT = {};

const NAMES = attestationsSchema.migrations.map(({ name }) => name).sort();

function migrate(url: string): Promise<string[]> {
  return migrateDatabase({ url, applicationName: 'spec', ...attestationsSchema });
}

describe('the migrations of attestations', () => {
  it('that are released are as they were', () => {
    expect(changedSinceRelease(RELEASES)).toEqual([]);
  });

  it('are each run once when two processes migrate an empty database', async () => {
    const { ran, recorded } = await migrateFromNothing(migrate);

    expect([...ran].sort()).toEqual(NAMES);
    expect(recorded).toEqual(NAMES);
  });

  it.each(releasesIn(RELEASES))(
    'bring the release %s to the same schema with all that it holds, once, also when two processes do',
    async (release) => {
      const fromRelease = await migrateFromRelease(join(RELEASES, release), migrate, MEANT);
      const fromNothing = await migrateFromNothing(migrate);

      expect(fromRelease.lost).toEqual([]);
      expect(fromRelease.recorded).toEqual(NAMES);
      expect(new Set(fromRelease.ran).size).toBe(fromRelease.ran.length);
      expect(fromRelease.schema).toEqual(fromNothing.schema);
    },
  );
});
