import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const optionalText = z.string().min(1).optional();

const environmentSchema = z.object({
  /** Loopback: whoever reaches the sandbox can accept agreements. */
  SANDBOX_HOST: z.string().min(1).default('127.0.0.1'),
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(8090),
  /** Where the world is kept between two runs; unset: in memory only. */
  SANDBOX_STATE_FILE: optionalText,
  /** How many customers the partner has at the start, and which invention of them. */
  SANDBOX_CUSTOMERS: z.coerce.number().int().min(0).max(20_000).default(64),
  /** Through how many indirect resellers the partner sells; none: it deals with all customers itself. */
  SANDBOX_INDIRECT_RESELLERS: z.coerce.number().int().min(0).max(5).default(0),
  SANDBOX_SEED: z.coerce.number().int().min(1).default(1),
  /** Refuse app-only tokens with 403/900329 wherever Microsoft documents app+user only. */
  SANDBOX_STRICT_APP_USER: flag.default(false),
  /** How long a new agreement stays out of the list of agreements, as Microsoft's lists lag. */
  SANDBOX_AGREEMENT_LIST_LAG_SECONDS: z.coerce.number().int().min(0).default(0),
  /** Set both to have other credentials refused; unset, any pair is taken. */
  SANDBOX_CLIENT_ID: optionalText,
  SANDBOX_CLIENT_SECRET: optionalText,
  /** The refresh token that stands for a user who has signed in with a second factor. */
  SANDBOX_REFRESH_TOKEN: z.string().min(1).default('sandbox-refresh-token'),
});

/** What the sandbox is told from outside; see the comments of the schema. */
export type SandboxEnvironment = z.output<typeof environmentSchema>;

/**
 * Reads the environment. Empty variables count as unset.
 *
 * @throws Error naming every variable that is wrong, without its value
 */
export function readEnvironment(variables: NodeJS.ProcessEnv): SandboxEnvironment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The sandbox cannot start; these variables are wrong:\n${faults.join('\n')}`);
}
