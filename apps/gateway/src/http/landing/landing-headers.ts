import { landingCsp } from '../edge/content-security.js';

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
