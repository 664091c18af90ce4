import { startOwnProduct } from '@assent/local-servers';
import { measure, type Load } from './measure.js';
import { HELP, type LighthouseOptions, readOptions } from './options.js';
import { pagesOf } from './pages.js';
import { type PageResult, resultOf } from './report/page-result.js';
import { keepDetails, makeFolder, tableOf, thisMachine, writeReport } from './report/write-report.js';
import { makeDemoData } from './world/demo-data.js';

/** What the command is given to work with. */
export interface Workplace {
  readonly workspace: string;
  /** @throws Error that says how to install one */
  readonly findChromium: () => Promise<string>;
}

/**
 * `npm run lighthouse`.
 * @returns the exit code: 0 when every page is as good as it has to be, 1 when not, 2 when nothing was measured
 */
export async function lighthouse(workplace: Workplace, args: string[]): Promise<number> {
  try {
    const options = readOptions(args);
    if (options === 'help') {
      console.log(HELP);
      return 0;
    }
    const startedAt = new Date().toISOString();
    const folder = makeFolder(workplace.workspace);
    const pages = await measureAll(workplace, options, folder);
    writeReport(folder, { startedAt, machine: thisMachine(), pages });
    console.log(`\n${tableOf(pages)}\n\nAll figures: ${folder}`);
    const wrong = pages.flatMap(({ name, violations }) => violations.map((what) => `${name}: ${what}`));
    if (wrong.length > 0) console.error(`\nNot good enough:\n${wrong.join('\n')}`);
    return wrong.length > 0 ? 1 : 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  }
}

async function measureAll(
  { workspace, findChromium }: Workplace,
  options: LighthouseOptions,
  folder: string,
): Promise<PageResult[]> {
  const chromiumPath = await findChromium();
  const { product, stop } = await startOwnProduct({
    workspace,
    purpose: 'lighthouse',
    settings: { LOG_LEVEL: 'info' },
  });
  try {
    const { urls } = product;
    const pages = pagesOf(urls.gateway, await makeDemoData(urls)).filter(
      ({ name }) => options.only.length === 0 || options.only.some((part) => name.includes(part)),
    );
    if (pages.length === 0) throw new Error(`No page is called ${options.only.join(' or ')}.`);
    const results: PageResult[] = [];
    for (const page of pages) {
      const loads: Load[] = [];
      const keep = (report: string) => {
        keepDetails(folder, page.name, report);
      };
      for (let run = 0; run < options.runs; run += 1) loads.push(await measure(page, chromiumPath, keep));
      const result = resultOf(page, loads);
      const { performance, accessibility } = result.median;
      console.log(`${page.name}: performance ${performance}, accessibility ${accessibility}`);
      results.push(result);
    }
    return results;
  } finally {
    await stop();
  }
}
