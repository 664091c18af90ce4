/** What a log line shows where a secret or personal data stood. */
export const REDACTED = '[redacted]';

/** Fields that never show their value, at the top and one or two levels down. */
const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'clientSecret',
  'token',
  'accessToken',
  'refreshToken',
  'userCredentials',
  'acceptanceUrl',
  'link',
  'links',
  'email',
  'phone',
  'contact',
];
export const REDACTED_PATHS = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

const SCRUBBERS: readonly (readonly [RegExp, string])[] = [
  // Bearer and basic credentials in texts of errors.
  [/\b(Bearer|Basic|Signature)\s+[A-Za-z0-9._~+/=-]{8,}/gi, `$1 ${REDACTED}`],
  // User and password of a connection address.
  [/(:\/\/)[^\s/"@]+@/g, `$1${REDACTED}@`],
  // The signatory's address with us, and Microsoft's: whoever has either can accept.
  [/(\/a\/)[A-Za-z0-9._~-]{8,}/g, `$1${REDACTED}`],
  [/(attestationid=)[A-Za-z0-9-]+/gi, `$1${REDACTED}`],
  // Mail addresses; a package's path (node_modules/@nestjs/core) has nothing before its @.
  [/[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, REDACTED],
];

/**
 * The net below {@link REDACTED_PATHS}: takes credentials, links and mail addresses out of a finished log
 * line, wherever they came in, such as in the message of somebody else's error.
 */
export function scrub(line: string): string {
  return SCRUBBERS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
}
