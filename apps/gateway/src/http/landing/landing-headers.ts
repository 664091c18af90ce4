import { landingCsp } from '../edge/content-security.js';

/** A preview is sent as what it is to be shown as: a page without a script, a form or a way out. */
export function previewHeaders(): Record<string, string> {
  const headers = landingHeaders(null);
  return { ...headers, 'content-security-policy': `${landingCsp(null)}; sandbox` };
}

/** What every page of the customer is sent with: its address is a secret and its content personal. */
export function landingHeaders(target: string | null): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': landingCsp(target),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  };
}
