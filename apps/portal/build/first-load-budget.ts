import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/**
 * JavaScript, gzipped, that a browser loads before a page can be used, in bytes. Over a slow office line
 * (10 Mbit/s) this much takes a fifth of a second; beyond it the portal no longer feels like it is just there.
 */
const BUDGET_BYTES = {
  /** The page that the portal opens with. */
  firstRoute: 240_000,
  /** Pages that people come to from there, with most of it loaded; this is for those who follow a link to one. */
  otherPages: 286_000,
} as const;

/** The page at `/`. */
const FIRST_ROUTE = 'HomePage';

const budgetOf = (page: string) => (page === FIRST_ROUTE ? BUDGET_BYTES.firstRoute : BUDGET_BYTES.otherPages);

/** The module whose lazy imports are the portal's pages. */
const ROUTES = /\/src\/app\/routes\.tsx$/;

interface PageLoad {
  readonly page: string;
  readonly bytes: number;
  readonly chunks: readonly { readonly file: string; readonly bytes: number }[];
}

/**
 * Fails the build when a page needs more JavaScript at its first load than the budget allows, and prints what
 * each page needs. Counted is what is imported statically: by the entry, by the page, and by those in turn.
 * What is fetched later, when somebody opens it, is not.
 */
export function firstLoadBudget(): Plugin {
  return {
    name: 'assent:first-load-budget',
    apply: 'build',
    writeBundle(_, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((c) => (c.type === 'chunk' ? [[c.fileName, c]] : [])),
      );
      const routes = [...this.getModuleIds()].find((id) => ROUTES.test(id));
      const pages = (routes === undefined ? null : this.getModuleInfo(routes))?.dynamicallyImportedIds ?? [];
      const entry = [...chunks.values()].find((chunk) => chunk.isEntry);
      if (!entry || pages.length === 0) this.error('There is no entry or no page to measure.');

      const loads = pages
        .flatMap((id) => [...chunks.values()].filter((chunk) => chunk.facadeModuleId === id))
        .map((page) => loadOf(page, entry, chunks))
        .sort((a, b) => b.bytes - a.bytes);
      if (!loads.some(({ page }) => page === FIRST_ROUTE)) this.error(`There is no page ${FIRST_ROUTE}.`);
      this.info(
        `first load, gzipped, and in how many files; the budget is ${inKilobytes(BUDGET_BYTES.firstRoute)} for ` +
          `${FIRST_ROUTE} and ${inKilobytes(BUDGET_BYTES.otherPages)} for the others\n${tableOf(loads.map(withFiles))}`,
      );

      const tooLarge = loads.filter(({ page, bytes }) => bytes > budgetOf(page));
      if (tooLarge.length > 0) {
        this.error(
          `${tooLarge.map(({ page }) => page).join(', ')}: above the budget of the first load. Load what is not ` +
            `needed at once with lazy().\n${tooLarge.map((load) => tableOf(load.chunks.map(asRow))).join('\n\n')}`,
        );
      }
    },
  };
}

type Chunks = ReadonlyMap<string, Rollup.OutputChunk>;

function loadOf(page: Rollup.OutputChunk, entry: Rollup.OutputChunk, chunks: Chunks): PageLoad {
  const needed = new Set<Rollup.OutputChunk>();
  const need = (chunk: Rollup.OutputChunk | undefined) => {
    if (!chunk || needed.has(chunk)) return;
    needed.add(chunk);
    for (const file of chunk.imports) need(chunks.get(file));
  };
  need(entry);
  need(page);
  const sizes = [...needed]
    .map(({ fileName, code }) => ({ file: fileName, bytes: gzipSync(code).length }))
    .sort((a, b) => b.bytes - a.bytes);
  return { page: page.name, bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0), chunks: sizes };
}

const withFiles = ({ page, bytes, chunks }: PageLoad) => ({
  page: `${page} (${chunks.length} files)`,
  bytes,
});

const asRow = ({ file, bytes }: PageLoad['chunks'][number]) => ({ page: file, bytes });

const tableOf = (rows: readonly { readonly page: string; readonly bytes: number }[]) =>
  rows.map(({ page, bytes }) => `${inKilobytes(bytes).padStart(10)}  ${page}`).join('\n');

const inKilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
