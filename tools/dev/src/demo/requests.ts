import type { StartAttestationRequest } from '@assent/contracts';

/** A request to an invented person at an example domain, whom nobody can reach. */
const to = (
  firstName: string,
  lastName: string,
  company: string,
  country: string,
  phone?: string,
): StartAttestationRequest => ({
  contact: {
    firstName,
    lastName,
    email: `${firstName}.${lastName}@${company}.example`.toLowerCase(),
    ...(phone === undefined ? {} : { phone }),
  },
  country,
  delivery: 'email',
});

/** One per demo attestation: Microsoft takes a signatory once only. */
export const DEMO_REQUESTS: readonly StartAttestationRequest[] = [
  to('Ada', 'Jensen', 'nordwind', 'DE', '+49 30 1234567'),
  to('Miguel', 'Santos', 'tailwind', 'ES', '+34 91 123456'),
  to('Ingrid', 'Larsen', 'fjordline', 'NO'),
  to('Tomasz', 'Kowalski', 'wisla', 'PL', '+48 22 1234567'),
  to('Chiara', 'Romano', 'adriatica', 'IT'),
  to('Priya', 'Nair', 'lakeshore', 'GB', '+44 20 79460000'),
  to('Lucas', 'Martin', 'atelierbleu', 'FR'),
  to('Hanna', 'Virtanen', 'koivu', 'FI', '+358 9 123456'),
  to('Noah', 'Visser', 'waterkant', 'NL', '+31 20 1234567'),
];
