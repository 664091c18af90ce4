import { readFileSync } from 'node:fs';
import { types } from 'node:util';
import { z } from 'zod';

/** The environment cannot be used; the message lists every fault, one a line, and no value. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(readonly faults: readonly string[]) {
    super(
      `The environment cannot be used; nothing was started. Correct ${String(faults.length)} ` +
        `setting${faults.length === 1 ? '' : 's'} and start again:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  }
}

/**
 * Reads the settings that `schema` names, before anything else of a service runs.
 *
 * Each setting `NAME` may instead stand in a file named by `NAME_FILE`, as container platforms mount
 * secrets; the text of the file is taken without the line end. An empty value counts as not set, because
 * that is what compose files make of a variable that nobody filled in.
 *
 * @throws EnvironmentError with all faults at once. It names settings, never their values: a mistyped
 * secret is still a secret.
 */
export function parseEnvironment<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<z.ZodObject<Shape>> {
  const faults: string[] = [];
  const values: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = readSetting(name, environment, faults);
    if (value !== undefined) values[name] = value;
  }
  const parsed = schema.safeParse(values);
  const alreadyFaulty = new Set(faults.map((fault) => fault.split(/_FILE\b|:/)[0]));
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0] ?? 'environment');
    if (!alreadyFaulty.has(name)) faults.push(`${name}: ${describe(issue, name in values)}`);
  }
  if (faults.length > 0 || !parsed.success) throw new EnvironmentError(faults);
  return parsed.data;
}

function readSetting(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
  faults: string[],
): string | undefined {
  const direct = nonEmpty(environment[name]);
  const file = nonEmpty(environment[`${name}_FILE`]);
  if (file === undefined) return direct;
  if (direct !== undefined) {
    faults.push(`${name}_FILE: ${name} is set as well; keep one of the two.`);
    return undefined;
  }
  try {
    return nonEmpty(readFileSync(file, 'utf8').replace(/\r?\n$/, ''));
  } catch (error) {
    const code = types.isNativeError(error) && 'code' in error ? String(error.code) : 'unknown error';
    faults.push(`${name}_FILE: the file that it names cannot be read (${code}).`);
    return undefined;
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}

/** zod's own sentences name types and formats; only those that could repeat the input are replaced. */
function describe(issue: z.core.$ZodIssue, isSet: boolean): string {
  if (!isSet) return 'is required and not set.';
  return issue.code === 'unrecognized_keys' || issue.code === 'invalid_union'
    ? 'is not a usable value.'
    : issue.message;
}
