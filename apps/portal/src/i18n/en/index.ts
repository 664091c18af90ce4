import type { attestation } from './attestation';
import type { bulk } from './bulk';
import { common } from './common';
import type { connection } from './connection';
import type { customer } from './customer';
import type { home } from './home';
import type { mca } from './mca';
import type { newCustomer } from './new-customer';
import type { settings } from './settings';
import type { palette } from './palette';
import type { timeline } from './timeline';

/** The English catalogue: the one that is complete, and the shape that every other language follows. */
export interface Catalogue {
  common: typeof common;
  home: typeof home;
  mca: typeof mca;
  bulk: typeof bulk;
  connection: typeof connection;
  customer: typeof customer;
  attestation: typeof attestation;
  newCustomer: typeof newCustomer;
  settings: typeof settings;
  palette: typeof palette;
  timeline: typeof timeline;
}

/** The texts of one feature, which come with its pages and dialogs; `common` is there from the start. */
export type Feature = Exclude<keyof Catalogue, 'common'>;

/** How a language's texts are had: the frame's at once, each feature's in a chunk of their own. */
export interface LanguageTexts {
  readonly common: object;
  readonly features: { readonly [F in Feature]: () => Promise<object> };
}

export const en: LanguageTexts = {
  common,
  features: {
    home: async () => (await import('./home')).home,
    mca: async () => (await import('./mca')).mca,
    bulk: async () => (await import('./bulk')).bulk,
    connection: async () => (await import('./connection')).connection,
    customer: async () => (await import('./customer')).customer,
    attestation: async () => (await import('./attestation')).attestation,
    newCustomer: async () => (await import('./new-customer')).newCustomer,
    settings: async () => (await import('./settings')).settings,
    palette: async () => (await import('./palette')).palette,
    timeline: async () => (await import('./timeline')).timeline,
  },
};
