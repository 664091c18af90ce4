/** Invented values that the examples of the contracts share. */
export const exampleIds = {
  providerInstance: '0192f0a0-0000-7000-8000-000000000001',
  customer: '0192f0a0-0000-7000-8000-0000000000c1',
  tenant: '4f2b6a1c-88d0-4a55-9b7e-0e6c1a2d3f40',
  attestation: '0192f0a0-0000-7000-8000-0000000000a1',
  signatoryLink: '0192f0a0-0000-7000-8000-0000000000b1',
  operation: '0192f0a0-0000-7000-8000-0000000000d1',
  notification: '0192f0a0-0000-7000-8000-0000000000e1',
  import: '0192f0a0-0000-7000-8000-0000000000f1',
  replay: '0192f0a0-0000-7000-8000-000000000091',
  reseller: '0192f0a0-0000-7000-8000-000000000081',
  resellerTenant: '5b1d3c2e-77a1-4c66-8d0f-1a2b3c4d5e6f',
} as const;

export const exampleContact = {
  firstName: 'Ada',
  lastName: 'Jensen',
  email: 'ada.jensen@nordwind.example',
  phone: '+49 30 1234567',
};

export const exampleInstant = '2026-02-03T09:30:00.000Z';

export const exampleAttestation = {
  id: exampleIds.attestation,
  state: 'link_generated' as const,
  signatoryLinkId: exampleIds.signatoryLink,
  contact: exampleContact,
  country: 'DE',
  language: 'de-DE',
  delivery: 'email' as const,
  linkLifetimeMinutes: 10080,
  requestedAt: exampleInstant,
  linkGeneratedAt: exampleInstant,
  expiresAt: '2026-02-10T09:30:00.000Z',
  openedAt: null,
  acceptedAt: null,
  finalisedAt: null,
  closedAt: null,
  declineReason: null,
  acceptanceUrl: 'https://acceptance.example/mca/?attestationid=49a69a39-8244-4c51-9805-4f5aa3adac6b',
};

export const exampleMcaState = {
  customerId: exampleIds.customer,
  version: 3,
  providerInstanceId: exampleIds.providerInstance,
  resellerId: null,
  ended: false,
  status: 'pending' as const,
  reasonCode: 'waiting_for_customer' as const,
  nextAction: 'wait' as const,
  statusSince: exampleInstant,
  verifiedAt: exampleInstant,
  agreement: null,
  lastError: null,
  attestation: exampleAttestation,
  history: [],
};
