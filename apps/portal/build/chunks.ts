import type { Rollup } from 'vite';

/**
 * How the build cuts the portal into files. Left to itself it makes a file of each set of modules that the same pages
 * share, most of them under a kilobyte: a page then waits for 64 to 98 answers, six at a time over HTTP/1.1. With
 * these groups it is 14 to 34, and less in bytes, since each file is compressed for itself.
 *
 * - `shell` is what every page needs: whatever the entry imports. The entry itself stays out, or its file would have
 *   nothing but imports, which the build writes into `index.html` in its place, and then there is no entry to preload
 *   for.
 * - `shared` is what some pages share. A set of modules smaller than the threshold goes to the nearest larger one, so
 *   that a page now and then loads a little that only its neighbour needs. With 7 kB the MCA management page makes six
 *   requests fewer and gets 9 kB heavier; with 14 kB it is over the budget.
 */
export const codeSplitting: Rollup.OutputOptions['codeSplitting'] = {
  groups: [
    { name: 'shell', tags: ['$initial'], test: /^(?!.*(?:\/index\.html|\/src\/main\.tsx))/, priority: 2 },
    {
      name: 'shared',
      minShareCount: 2,
      entriesAware: true,
      /** Of source before it is made smaller, in bytes. */
      entriesAwareMergeThreshold: 3_000,
      priority: 1,
    },
  ],
};
