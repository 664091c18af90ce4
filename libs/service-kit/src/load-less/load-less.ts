/*
 * The first import of every service, before any package is loaded: `import '@assent/service-kit/load-less'`.
 * Without it a service runs the same and holds some MiB more.
 */
import { loadWhenUsed } from './load-when-used.js';
import { seldomUsedFiles } from './seldom-used.js';

for (const file of seldomUsedFiles()) loadWhenUsed(file);
