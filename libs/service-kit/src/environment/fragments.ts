import { Keyring, KeyringError, LinkTokens } from '@assent/keyring';
import { z } from 'zod';

/** A URL of one of the given schemes, such as `postgres:`; the sentence never repeats it: it holds a password. */
const urlOf = (schemes: readonly string[], example: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol),
      `must be an address like ${example}.`,
    );

const port = (standard: number) =>
  z.coerce
    .number('must be a port number.')
    .int('must be a port number.')
    .min(0, 'must be a port number.')
    .max(65535, 'must be a port number.')
    .default(standard);

/** A key set, handed on as what it is for; the sentence about a bad one names positions, never a key. */
const parsedKeys = <Keys>(parse: (text: string) => Keys) =>
  z.string().transform((text, context) => {
    try {
      return parse(text);
    } catch (error) {
      const message = error instanceof KeyringError ? error.message : 'must be a key set.';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  });
const keyring = () => parsedKeys((text) => Keyring.parse(text));

/** How the process logs and where its private port for health and metrics listens. */
export const processEnvironment = (standardPort: number) => ({
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'must be a level such as info.')
    .default('info'),
  PORT: port(standardPort),
  /** Loopback unless the platform says otherwise: health and metrics are nobody else's business. */
  HOST: z.string().default('127.0.0.1'),
});

/** The service's own database. */
export const databaseEnvironment = {
  DATABASE_URL: urlOf(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database'),
};

/** The Redis that carries the queues. */
export const redisEnvironment = {
  REDIS_URL: urlOf(['redis:', 'rediss:'], 'redis://host:6379'),
};

/** The keys of every service: sensitive fields of messages, and secrets at rest. */
export const keyEnvironment = {
  ENVELOPE_KEYS: keyring(),
  AT_REST_KEYS: keyring(),
};

/** Where only messages are sealed and nothing secret is stored. */
export const envelopeKeyEnvironment = { ENVELOPE_KEYS: keyEnvironment.ENVELOPE_KEYS };

/** The keys of the signatory's own address. */
export const linkTokenEnvironment = { LINK_TOKEN_KEYS: parsedKeys((text) => LinkTokens.parse(text)) };
