import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SandboxState } from './sandbox-state.js';

/** The state as JSON knows it: maps become lists of their values. */
interface StateDocument extends Omit<SandboxState, 'customers' | 'attestations' | 'answers'> {
  customers: [string, SandboxState['customers'] extends Map<string, infer V> ? V : never][];
  attestations: [string, SandboxState['attestations'] extends Map<string, infer V> ? V : never][];
  answers: [string, SandboxState['answers'] extends Map<string, infer V> ? V : never][];
}

/**
 * Reads the file that an earlier run left.
 *
 * @returns undefined when there is none
 * @throws Error when the file is of another format: it is never overwritten silently
 */
export function readStateFile(path: string): SandboxState | undefined {
  if (!existsSync(path)) return undefined;
  const document = JSON.parse(readFileSync(path, 'utf8')) as Partial<StateDocument>;
  if (document.formatVersion !== 1) {
    throw new Error(`${path} is not a state file of this sandbox. Move it away, or choose another file.`);
  }
  const whole = document as StateDocument;
  return {
    ...whole,
    customers: new Map(whole.customers),
    attestations: new Map(whole.attestations),
    answers: new Map(whole.answers),
  };
}

/** Replaces the file in one step: a crash in between leaves the old one whole. */
export function writeStateFile(path: string, state: SandboxState): void {
  const document: StateDocument = {
    ...state,
    customers: [...state.customers],
    attestations: [...state.attestations],
    answers: [...state.answers],
  };
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.next`;
  // Access tokens and first passwords can be made from it, if only to a toy world: for the owner's eyes.
  writeFileSync(next, JSON.stringify(document), { mode: 0o600 });
  renameSync(next, path);
}
