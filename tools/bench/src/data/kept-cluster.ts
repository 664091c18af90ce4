import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** How long the steps of filling it took, in milliseconds. */
export interface FillTimes {
  readonly customers: number;
  readonly timeline: number;
  readonly indexes: number;
}

/** What a cluster consists of: its files, and the password that they were made with. */
const PARTS = ['cluster', 'server-password'] as const;

/**
 * A stopped PostgreSQL full of invented customers, kept between runs: to copy its files takes seconds, to fill it
 * takes minutes. One is kept for each number of customers, several gigabytes for a million.
 */
export class KeptCluster {
  private readonly folder: string;

  /**
   * @param madeOf everything that its contents follow from; also the day, because links run out
   * @param workspace keeps it in `.assent/bench`
   */
  constructor(
    private readonly workspace: string,
    private readonly count: number,
    madeOf: readonly string[],
  ) {
    const hash = createHash('sha256');
    const day = new Date().toISOString().slice(0, 10);
    // Files belong to the user that PostgreSQL runs as, which follows from ours.
    for (const part of [...madeOf, day, String(process.getuid?.())]) hash.update(`${part}\0`);
    this.folder = join(this.parent, `${count}-${hash.digest('hex').slice(0, 12)}`);
  }

  private get parent(): string {
    return join(this.workspace, '.assent', 'bench', 'clusters');
  }

  /** Puts the kept cluster where PostgreSQL is going to start. @returns null when none is kept */
  async restore(dataDir: string): Promise<FillTimes | null> {
    const facts = join(this.folder, 'facts.json');
    if (!existsSync(facts)) return null;
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    for (const part of PARTS) await copy(join(this.folder, part), join(dataDir, part));
    return JSON.parse(readFileSync(facts, 'utf8')) as FillTimes;
  }

  /** Keeps the files of a stopped PostgreSQL in place of an earlier one of as many customers. */
  async keep(dataDir: string, times: FillTimes): Promise<void> {
    // As root it may have had to go elsewhere, to a place that its own user can enter.
    if (PARTS.some((part) => !existsSync(join(dataDir, part)))) return;
    mkdirSync(this.parent, { recursive: true });
    for (const name of readdirSync(this.parent).filter((one) => one.startsWith(`${this.count}-`))) {
      rmSync(join(this.parent, name), { recursive: true, force: true });
    }
    // Whole under its own name, or not at all: a run that is killed here leaves a copy that nobody takes.
    const partial = `${this.folder}.partial`;
    mkdirSync(partial, { mode: 0o755 });
    for (const part of PARTS) await copy(join(dataDir, part), join(partial, part));
    writeFileSync(join(partial, 'facts.json'), JSON.stringify(times));
    renameSync(partial, this.folder);
  }
}

/** Node's own copying would give the files to us instead of to the user of PostgreSQL. */
async function copy(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-Rp', from, to]);
}
