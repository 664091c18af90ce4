/** Microsoft's template ids [A]. */
export const CUSTOMER_AGREEMENT_TEMPLATE = '117a77b0-9360-443b-8795-c6dedc750cf9';
export const CLOUD_AGREEMENT_TEMPLATE = '998b88de-aa99-4388-a42c-1b3517d49490';

/** The agreements that a partner can have confirmed, as `GET /v1/agreements` lists them [A]. */
export const AGREEMENT_METADATA = [
  {
    templateId: CUSTOMER_AGREEMENT_TEMPLATE,
    agreementType: 'MicrosoftCustomerAgreement',
    agreementLink: 'https://aka.ms/customeragreement',
    versionRank: 0,
  },
  {
    templateId: CLOUD_AGREEMENT_TEMPLATE,
    agreementType: 'MicrosoftCloudAgreement',
    agreementLink: 'https://aka.ms/cloudagreement',
    versionRank: 0,
  },
] as const;

/** In which languages a country's document exists; an excerpt of Microsoft's table [A]. First: the fallback. */
export const DOCUMENT_LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  AT: ['en-US', 'de-DE'],
  BE: ['en-US', 'nl-NL'],
  CA: ['en-US', 'fr-FR'],
  CH: ['en-US', 'fr-FR'],
  DE: ['en-US', 'de-DE'],
  FR: ['en-US', 'fr-FR'],
  JP: ['en-US', 'ja-JP'],
  NL: ['en-US', 'nl-NL'],
  NO: ['en-US', 'nb-NO'],
  SE: ['en-US', 'sv-SE'],
};
