import type { StartAttestationRequest } from '@assent/contracts';
import { Api } from './api.js';

/** Where the pages that are measured stand. */
export interface DemoLinks {
  /** A customer whose page has everything on it: a link, a person, facts, a timeline. */
  readonly customerId: string;
  /** The signatory's page by what it has to say. */
  readonly landing: Readonly<Record<'open' | 'expired' | 'thank you', string>>;
}

/** One for each state of the signatory's page, at example domains, whom nobody can reach. */
const REQUESTS: readonly StartAttestationRequest[] = [
  { firstName: 'Ada', lastName: 'Jensen', email: 'ada.jensen@nordwind.example' },
  { firstName: 'Miguel', lastName: 'Santos', email: 'miguel.santos@tailwind.example' },
  { firstName: 'Chiara', lastName: 'Romano', email: 'chiara.romano@adriatica.example' },
].map((contact) => ({ contact, country: 'GB', delivery: 'email' }));

/** Imports the sandbox's customers, asks three of them, lets one link run out and one customer accept. */
export async function makeDemoData(urls: {
  readonly gateway: string;
  readonly sandbox: string;
}): Promise<DemoLinks> {
  const api = new Api(urls);
  await api.importCustomers();
  const customers = await api.customersToAsk(REQUESTS.length);
  const started = await Promise.all(
    REQUESTS.map((request, index) => api.startAttestation(customers[index] ?? '', request)),
  );
  const [open, expired, accepted] = started;
  if (!open || !expired || !accepted) throw new Error('There is a request for each state.');
  await Promise.all([api.bringAbout('expire', expired), api.bringAbout('accept', accepted)]);
  return {
    customerId: open.customerId,
    landing: { open: open.landing, expired: expired.landing, 'thank you': accepted.landing },
  };
}
