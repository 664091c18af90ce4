export { npmStart } from './start/npm-start.js';
