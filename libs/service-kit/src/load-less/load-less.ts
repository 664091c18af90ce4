/*
 * The first import of every service, before any package is loaded: `import '@assent/service-kit/load-less'`.
 * Without it a service runs the same and holds ten MiB more.
 */
import { loadWhenUsed } from './load-when-used.js';
import { keepSourcesNarrow } from './narrow-sources.js';
import { seldomUsedFiles } from './seldom-used.js';

keepSourcesNarrow();
for (const file of seldomUsedFiles()) loadWhenUsed(file);
