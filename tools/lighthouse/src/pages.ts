import type { DemoLinks } from './world/demo-data.js';

/** A page as somebody comes to it: on a desk in the office, or on a phone from a mail. */
export interface MeasuredPage {
  readonly name: string;
  readonly preset: 'desktop' | 'mobile';
  readonly url: string;
}

const LANGUAGES = { en: 'English', ar: 'Arabic' } as const;

/** Every page that is measured. */
export function pagesOf(gatewayUrl: string, { customerId, landing }: DemoLinks): MeasuredPage[] {
  const portal = (name: string, path: string): MeasuredPage => ({
    name: `portal: ${name}`,
    preset: 'desktop',
    url: `${gatewayUrl}${path}`,
  });
  return [
    portal('Home', '/'),
    portal('MCA management', '/customers/mca'),
    portal('a customer', `/customers/${customerId}`),
    portal('Settings', '/settings'),
    ...Object.entries(landing).flatMap(([state, url]) =>
      Object.entries(LANGUAGES).map(([language, name]): MeasuredPage => ({
        name: `signatory: ${state}, ${name}`,
        preset: 'mobile',
        url: `${url}?lang=${language}`,
      })),
    ),
  ];
}

/** Whether the limits of a signatory's page hold for it. */
export const isLanding = ({ preset }: Pick<MeasuredPage, 'preset'>): boolean => preset === 'mobile';
