import {
  API_FAMILIES,
  DEFAULT_PROVIDER_INSTANCE_ID,
  type ProviderInstanceProfile,
  providerInstanceProfileSchema,
} from '@assent/contracts';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type CallsPerMinute, STANDARD_CALLS_PER_MINUTE } from './partner-center-policy.js';
import { Secret } from './secret.js';

/** How to reach one Partner Center tenant. */
export interface PartnerCenterConnection {
  readonly apiUrl: string;
  /** The whole address of the token endpoint. */
  readonly tokenUrl: string;
  /** What `?attestationid=` is added to. */
  readonly acceptanceUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** Of a user who signed in with a second factor; some calls may need it. */
  readonly refreshToken: Secret | null;
  /** How much of Microsoft's limits Assent may use; somebody else's tools may need the rest. */
  readonly callsPerMinute: CallsPerMinute;
}

/** One connection of the partner to Microsoft: what all services may know of it, and the credentials. */
export interface ProviderInstance {
  readonly profile: ProviderInstanceProfile;
  readonly connection: PartnerCenterConnection;
}

/** The settings are wrong; the message names each fault and never a value. */
export class ProviderInstancesError extends Error {
  override readonly name = 'ProviderInstancesError';
}

const SANDBOX_URL = 'http://127.0.0.1:8090';
const MICROSOFT_API_HOST = 'api.partnercenter.microsoft.com';

/** Above what one tenant was ever given; a slip of the keyboard is not a limit. */
const MAX_CALLS_PER_MINUTE = 100_000;
const callsPerMinuteSchema = z
  .partialRecord(z.enum(API_FAMILIES), z.int().min(1).max(MAX_CALLS_PER_MINUTE))
  .default({})
  .transform((given): CallsPerMinute => ({ ...STANDARD_CALLS_PER_MINUTE, ...given }));

const connectionSchema = z.object({
  apiUrl: z.url().default(SANDBOX_URL),
  tokenUrl: z.url().optional(),
  acceptanceUrl: z.url().optional(),
  tenantId: z.string().min(1).default('5a9d6f1e-3c0b-4a5e-9b52-0a1b2c3d4e5f'),
  clientId: z.string().min(1).default('assent'),
  clientSecret: z.string().min(1).default('sandbox-secret'),
  refreshToken: z.string().min(1).optional(),
  callsPerMinute: callsPerMinuteSchema,
});

const fileSchema = z
  .array(providerInstanceProfileSchema.extend({ partnerCenter: connectionSchema }))
  .min(1, 'Describe at least one provider instance.');

/**
 * Reads the provider instances from the file that `PROVIDER_INSTANCES_FILE` names, a JSON list, or else the
 * one that `PARTNER_CENTER_*` and `PROVIDER_INSTANCE_*` describe. What is unset means the sandbox.
 *
 * @throws ProviderInstancesError naming every fault
 */
export function readProviderInstances(environment: NodeJS.ProcessEnv): ProviderInstance[] {
  const file = environment['PROVIDER_INSTANCES_FILE'];
  const described = file ? readFile(file) : fromEnvironment(environment);
  const parsed = fileSchema.safeParse(described);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ProviderInstancesError(`The provider instances are not described well:\n${faults.join('\n')}`);
  }
  const ids = parsed.data.map(({ id }) => id);
  if (new Set(ids).size < ids.length) {
    throw new ProviderInstancesError('Two provider instances have the same id. Give each one its own.');
  }
  return parsed.data.map(({ partnerCenter, ...profile }) => ({
    profile,
    connection: connectionOf(partnerCenter),
  }));
}

function fromEnvironment(environment: NodeJS.ProcessEnv): unknown {
  // An empty variable is an unset one: compose files can't leave one out.
  const value = (name: string) => environment[name] || undefined;
  return [
    {
      id: value('PROVIDER_INSTANCE_ID') ?? DEFAULT_PROVIDER_INSTANCE_ID,
      name: value('PROVIDER_INSTANCE_NAME'),
      defaultCountry: value('PROVIDER_INSTANCE_COUNTRY'),
      defaultLanguage: value('PROVIDER_INSTANCE_LANGUAGE'),
      contactEmail: value('PROVIDER_INSTANCE_CONTACT_EMAIL'),
      partnerCenter: {
        apiUrl: value('PARTNER_CENTER_API_URL'),
        tokenUrl: value('PARTNER_CENTER_TOKEN_URL'),
        acceptanceUrl: value('PARTNER_CENTER_ACCEPTANCE_URL'),
        tenantId: value('PARTNER_CENTER_TENANT_ID'),
        clientId: value('PARTNER_CENTER_CLIENT_ID'),
        clientSecret: value('PARTNER_CENTER_CLIENT_SECRET'),
        refreshToken: value('PARTNER_CENTER_REFRESH_TOKEN'),
        callsPerMinute: callsPerMinuteOf(value('PARTNER_CENTER_CALLS_PER_MINUTE')),
      },
    },
  ];
}

/** `attestations=600,agreements=400`: families that are left out keep the standard. The schema finds the faults. */
function callsPerMinuteOf(text: string | undefined): Record<string, number> | undefined {
  if (text === undefined) return undefined;
  const parts = text.split(',').map((part) => part.split('='));
  return Object.fromEntries(parts.map(([family = '', calls]) => [family.trim(), Number(calls)]));
}

function readFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    // The parser's own message would quote the file, and with it a secret.
    throw new ProviderInstancesError(
      `The file that PROVIDER_INSTANCES_FILE names (${file}) is not there or is not JSON.`,
    );
  }
}

/** Microsoft spreads its addresses over three hosts; the sandbox has them all on one. */
function connectionOf(given: z.output<typeof connectionSchema>): PartnerCenterConnection {
  const { tenantId, clientId, callsPerMinute } = given;
  const { origin, hostname } = new URL(given.apiUrl);
  const isMicrosoft = hostname === MICROSOFT_API_HOST;
  const login = isMicrosoft ? 'https://login.microsoftonline.com' : origin;
  const pages = isMicrosoft ? 'https://cdn.partner.microsoft.com' : origin;
  return {
    apiUrl: given.apiUrl.replace(/\/+$/, ''),
    tokenUrl: tokenEndpoint(given.tokenUrl ?? login, tenantId),
    acceptanceUrl: acceptancePage(given.acceptanceUrl ?? pages),
    tenantId,
    clientId,
    clientSecret: new Secret(given.clientSecret),
    refreshToken: given.refreshToken === undefined ? null : new Secret(given.refreshToken),
    callsPerMinute,
  };
}

/** A bare host gets Microsoft's path. */
function acceptancePage(url: string): string {
  return new URL(url).pathname === '/' ? new URL('/mca/', url).href : url;
}

/** A whole endpoint stays as it is; of a bare host it is made. */
function tokenEndpoint(url: string, tenantId: string): string {
  return /\/token\/?$/.test(url)
    ? url
    : `${url.replace(/\/+$/, '')}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`;
}
