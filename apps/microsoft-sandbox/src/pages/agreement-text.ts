/**
 * The text on the acceptance page. It is the sandbox's own, written to be about as long to read as a real
 * summary; it binds nobody.
 */
export const AGREEMENT_SECTIONS: readonly { heading: string; paragraphs: readonly string[] }[] = [
  {
    heading: '1. What this agreement covers',
    paragraphs: [
      'It sets the terms on which your organisation may use online services and software that you order through your partner: licence to use, acceptable use, support, and how either side can end it.',
      'It does not order anything and does not by itself cost anything. Prices and terms of payment stand in your agreement with your partner.',
    ],
  },
  {
    heading: '2. Your data',
    paragraphs: [
      'Your data stays yours. It is processed to provide the services, and protected as described in the data protection addendum.',
      'Your partner may reach it only as far as you allow your partner to administer your services.',
    ],
  },
  {
    heading: '3. Using the services',
    paragraphs: [
      'Your organisation is responsible for its accounts and for what is done with them, and must not use the services to break the law or to disturb others.',
      'Trials and previews come as they are, and may be withdrawn.',
    ],
  },
  {
    heading: '4. Warranties and liability',
    paragraphs: [
      'The services are provided in line with their service level agreements. Liability is limited, except where the law does not allow a limit.',
    ],
  },
  {
    heading: '5. Term and end',
    paragraphs: [
      'The agreement runs until either side ends it. Ending it does not end subscriptions that have been paid for.',
    ],
  },
  {
    heading: '6. Who may accept',
    paragraphs: [
      'By accepting, you confirm that you are allowed to enter into this agreement for the organisation named above.',
    ],
  },
];
