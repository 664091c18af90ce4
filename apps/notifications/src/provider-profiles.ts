import { readFileSync } from 'node:fs';
import { type ProviderInstanceProfile, providerInstanceProfileSchema } from '@assent/contracts';
import { z } from 'zod';

/** The settings that describe provider instances. Credentials in the file are not even looked at here. */
export const providerProfileEnvironment = {
  PROVIDER_INSTANCE_ID: z.uuid().optional(),
  PROVIDER_INSTANCE_NAME: z.string().optional(),
  PROVIDER_INSTANCE_COUNTRY: z.string().optional(),
  PROVIDER_INSTANCE_LANGUAGE: z.string().optional(),
  PROVIDER_INSTANCE_CONTACT_EMAIL: z.email().optional(),
  /** A JSON list of several provider instances; it takes the place of the settings above. */
  PROVIDER_INSTANCES_FILE: z.string().optional(),
};

type ProfileSettings = z.output<z.ZodObject<typeof providerProfileEnvironment>>;

const fileSchema = z.array(providerInstanceProfileSchema).min(1);

/**
 * The partners that mails may come from.
 *
 * @throws Error that says what is wrong with the settings, without repeating them
 */
export function readProviderProfiles(settings: ProfileSettings): ProviderInstanceProfile[] {
  if (settings.PROVIDER_INSTANCES_FILE !== undefined) return readFile(settings.PROVIDER_INSTANCES_FILE);
  const parsed = providerInstanceProfileSchema.safeParse({
    id: settings.PROVIDER_INSTANCE_ID,
    name: settings.PROVIDER_INSTANCE_NAME,
    defaultCountry: settings.PROVIDER_INSTANCE_COUNTRY,
    defaultLanguage: settings.PROVIDER_INSTANCE_LANGUAGE,
    contactEmail: settings.PROVIDER_INSTANCE_CONTACT_EMAIL,
  });
  if (!parsed.success) throw new Error(`The provider instance cannot be used: ${faultsOf(parsed.error)}`);
  return [parsed.data];
}

function readFile(path: string): ProviderInstanceProfile[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // The parser's own sentence could repeat a part of the file, which holds credentials.
    throw new Error('PROVIDER_INSTANCES_FILE cannot be read as JSON.');
  }
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) {
    throw new Error(`PROVIDER_INSTANCES_FILE cannot be used: ${faultsOf(parsed.error)}`);
  }
  return parsed.data;
}

const faultsOf = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
