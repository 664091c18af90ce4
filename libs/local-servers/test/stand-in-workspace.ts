import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { COMPONENTS, migrationScriptOf, scriptOf, SERVICES } from '../src/product/components.js';

/** Stands where a component is compiled to: listens on the component's port and shows its environment. */
export const COMPONENT = `
const { createServer } = require('node:http');
const { GATEWAY_PORT, PORT, SANDBOX_PORT, MAIL_PAGE_PORT } = process.env;
const own = __filename.includes('gateway') ? GATEWAY_PORT
  : __filename.includes('sandbox') ? SANDBOX_PORT
  : __filename.includes('mail-catcher') ? MAIL_PAGE_PORT : PORT;
createServer((request, response) => response.end(JSON.stringify(process.env))).listen(Number(own), '127.0.0.1');
console.log('listening on ' + own);
`;

/** Writes what a compiled workspace has: a program for each component, and migrations that do nothing. */
export function writeWorkspace(folder: string): void {
  for (const name of COMPONENTS) writeProgram(scriptOf(name, folder), COMPONENT);
  for (const name of SERVICES) writeProgram(migrationScriptOf(name, folder), '');
}

export function writeProgram(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The environment of the component that listens there. */
export async function environmentSeenBy(url: string): Promise<Record<string, string | undefined>> {
  return (await (await fetch(url)).json()) as Record<string, string | undefined>;
}
