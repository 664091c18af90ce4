/*
 * The first import of every service, before any package is loaded: `import '@assent/service-kit/load-less'`.
 * Without it a service runs the same and holds some MiB more.
 */
import './say-which-runtime.js';
import { loadWhenUsed } from './load-when-used.js';
import { seldomUsed } from './seldom-used.js';

for (const { file, partOf } of seldomUsed()) loadWhenUsed(file, partOf);
