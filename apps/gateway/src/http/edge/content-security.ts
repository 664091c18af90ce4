/** What portal, API and documentation may load: everything from here, nothing from anybody else. */
export const API_CSP: Readonly<Record<string, string[]>> = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  // Fluent UI and the documentation page write their styles into the page.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/**
 * The customer's pages: no inline code or style at all.
 *
 * Browsers apply `form-action` also to where a form's answer redirects to, and the button's answer leads to
 * Microsoft's page, which may lead on by itself.
 *
 * @param target Microsoft's page, which in the sandbox is not https
 */
export function landingCsp(target: string | null): string {
  const origin = target === null ? '' : ` ${new URL(target).origin}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    `form-action 'self' https:${origin}`,
    "frame-ancestors 'none'",
  ].join('; ');
}
