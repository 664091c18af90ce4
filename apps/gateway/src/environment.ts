import { type ProviderInstanceProfile, providerInstanceProfileSchema } from '@assent/contracts';
import {
  databaseEnvironment,
  keyEnvironment,
  linkTokenEnvironment,
  parseEnvironment,
  processEnvironment,
  redisEnvironment,
} from '@assent/service-kit';
import { z } from 'zod';
import { GATEWAY_ROLES } from './gateway-role.js';

const port = (standard: number) =>
  z.coerce
    .number('must be a port number.')
    .int('must be a port number.')
    .min(0, 'must be a port number.')
    .max(65535, 'must be a port number.')
    .default(standard);

const { LOG_LEVEL } = processEnvironment(0);

const schema = z.object({
  LOG_LEVEL,
  ...databaseEnvironment,
  ...redisEnvironment,
  ...keyEnvironment,
  ...linkTokenEnvironment,
  /** What this process does; see `GATEWAY_ROLES`. */
  GATEWAY_ROLE: z.enum(GATEWAY_ROLES, `must be one of ${GATEWAY_ROLES.join(', ')}.`).default('all'),
  /** Loopback until callers sign in: whoever reaches this door may do everything. */
  GATEWAY_HOST: z.string().default('127.0.0.1'),
  GATEWAY_PORT: port(8080),
  /** Where the customer's pages listen by themselves. */
  PUBLIC_HOST: z.string().default('127.0.0.1'),
  PUBLIC_PORT: port(8081),
  /** What signatories reach; stands in the links that agents copy. */
  PUBLIC_URL: z.url('must be an address like https://mca.partner.example.').default('http://127.0.0.1:8081'),
  /** Addresses or networks of proxies whose `X-Forwarded-For` is believed, separated by commas. */
  TRUSTED_PROXIES: z.string().optional(),
  /** What holds for provider instances that have chosen nothing; the attestations service is told the same. */
  AGREEMENT_FINALISATION: z.enum(['manual', 'automatic'], 'must be manual or automatic.').default('manual'),
  /** The built portal; where the workspace builds it when left out. */
  PORTAL_DIST: z.string().optional(),
  PROVIDER_INSTANCE_ID: providerInstanceProfileSchema.shape.id,
  PROVIDER_INSTANCE_NAME: providerInstanceProfileSchema.shape.name,
  PROVIDER_INSTANCE_COUNTRY: providerInstanceProfileSchema.shape.defaultCountry,
  PROVIDER_INSTANCE_LANGUAGE: providerInstanceProfileSchema.shape.defaultLanguage,
  PROVIDER_INSTANCE_CONTACT_EMAIL: providerInstanceProfileSchema.shape.contactEmail,
  /** Several instances in one JSON file. `PROVIDER_INSTANCES` itself holds the same text. */
  PROVIDER_INSTANCES: z
    .string()
    .transform((text, context) => parseProfiles(text, context))
    .optional(),
});

export type GatewayEnvironment = z.output<typeof schema>;

/** @throws EnvironmentError that lists every fault */
export function readEnvironment(environment: NodeJS.ProcessEnv = process.env): GatewayEnvironment {
  return parseEnvironment(schema, environment);
}

/** The public profiles of the provider instances, the default one first. Credentials are not even kept. */
export function providerProfiles(
  environment: GatewayEnvironment,
): [ProviderInstanceProfile, ...ProviderInstanceProfile[]] {
  const [first, ...others] = environment.PROVIDER_INSTANCES ?? [];
  if (first !== undefined) return [first, ...others];
  return [
    providerInstanceProfileSchema.parse({
      id: environment.PROVIDER_INSTANCE_ID,
      name: environment.PROVIDER_INSTANCE_NAME,
      defaultCountry: environment.PROVIDER_INSTANCE_COUNTRY,
      defaultLanguage: environment.PROVIDER_INSTANCE_LANGUAGE,
      contactEmail: environment.PROVIDER_INSTANCE_CONTACT_EMAIL,
    }),
  ];
}

function parseProfiles(text: string, context: z.RefinementCtx<string>): ProviderInstanceProfile[] {
  try {
    // Unknown keys are dropped, and with them the credentials, which the gateway has no use for.
    return z.array(providerInstanceProfileSchema).min(1).parse(JSON.parse(text));
  } catch {
    context.addIssue({
      code: 'custom',
      message: 'must be a JSON list of provider instances, each with id and name.',
    });
    return z.NEVER;
  }
}
