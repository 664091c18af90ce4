import type { MailTexts } from '../mail-texts.js';

export const german: MailTexts = {
  locale: 'de-DE',
  direction: 'ltr',
  subject: (kind, { partner, company }) =>
    ({
      invitation: `${partner}: Bitte stimmen Sie dem Microsoft-Kundenvertrag für ${company} zu`,
      renewal: `${partner}: Neuer Link zum Microsoft-Kundenvertrag für ${company}`,
      reminder: `Erinnerung von ${partner}: Microsoft-Kundenvertrag für ${company}`,
    })[kind],
  greeting: ({ person }) => `Guten Tag ${person},`,
  opening: (kind, { partner, company }) =>
    ({
      invitation: `${partner} bittet Sie, im Namen von ${company} dem Microsoft-Kundenvertrag (Microsoft Customer Agreement) zuzustimmen.`,
      renewal: `Der frühere Link ist abgelaufen. Hier ist ein neuer: ${partner} bittet Sie, im Namen von ${company} dem Microsoft-Kundenvertrag (Microsoft Customer Agreement) zuzustimmen.`,
      reminder: `Eine kurze Erinnerung: ${partner} wartet noch auf die Zustimmung von ${company} zum Microsoft-Kundenvertrag (Microsoft Customer Agreement).`,
    })[kind],
  why: ({ partner, company }) =>
    `Microsoft verlangt diese Zustimmung, bevor ${partner} für ${company} Microsoft-Dienste bestellen oder ändern kann.`,
  meaning:
    'Mit der Zustimmung nimmt Ihre Organisation die Bedingungen an, zu denen Microsoft seine Dienste erbringt. Sie bestellen damit nichts, und es entstehen keine Kosten.',
  effort:
    'Sie können den Vertrag vorher lesen. Es dauert höchstens einige Minuten, und Sie brauchen kein Konto.',
  button: 'Vertrag ansehen',
  address: 'Hier sehen Sie den Vertrag an:',
  expiry: ({ expires }) => `Der Link gilt bis ${expires}. Danach bietet er Ihnen einen neuen an.`,
  notYou: ({ company }) =>
    `Dürfen Sie nicht für ${company} unterzeichnen? Öffnen Sie den Link und geben Sie es dort an.`,
  questions: (contactEmail) => `Fragen? Schreiben Sie an ${contactEmail}.`,
  footer: ({ partner, company }) =>
    `Sie erhalten diese Nachricht, weil ${partner} Sie als Kontakt von ${company} benannt hat. Der Link ist nur für Sie bestimmt; bitte leiten Sie diese Nachricht nicht weiter.`,
};
