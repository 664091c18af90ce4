import type { MailTexts } from '../mail-texts.js';

export const dutch: MailTexts = {
  locale: 'nl-NL',
  direction: 'ltr',
  subject: (kind, { partner, company }) =>
    ({
      invitation: `${partner}: accepteer de Microsoft-klantovereenkomst voor ${company}`,
      renewal: `${partner}: nieuwe link naar de Microsoft-klantovereenkomst voor ${company}`,
      reminder: `Herinnering van ${partner}: de Microsoft-klantovereenkomst voor ${company}`,
    })[kind],
  greeting: ({ person }) => `Geachte ${person},`,
  opening: (kind, { partner, company }) =>
    ({
      invitation: `${partner} vraagt u om namens ${company} de Microsoft-klantovereenkomst (Microsoft Customer Agreement) te accepteren.`,
      renewal: `De eerdere link is verlopen. Hier is een nieuwe: ${partner} vraagt u om namens ${company} de Microsoft-klantovereenkomst (Microsoft Customer Agreement) te accepteren.`,
      reminder: `Een korte herinnering: ${partner} wacht tot ${company} de Microsoft-klantovereenkomst (Microsoft Customer Agreement) accepteert.`,
    })[kind],
  why: ({ partner, company }) =>
    `Microsoft eist deze acceptatie voordat ${partner} Microsoft-diensten voor ${company} kan bestellen of wijzigen.`,
  meaning:
    'Door te accepteren stemt uw organisatie in met de voorwaarden waaronder Microsoft zijn diensten levert. U bestelt daarmee niets en er zijn geen kosten aan verbonden.',
  effort:
    'U kunt de overeenkomst eerst lezen. Het duurt hooguit enkele minuten en u hebt geen account nodig.',
  button: 'Overeenkomst bekijken',
  address: 'Bekijk de overeenkomst hier:',
  expiry: ({ expires }) => `De link is geldig tot ${expires}. Daarna kunt u er een nieuwe mee aanvragen.`,
  notYou: ({ company }) =>
    `Bent u niet degene die namens ${company} mag tekenen? Open de link en geef het daar aan.`,
  questions: (contactEmail) => `Vragen? Schrijf naar ${contactEmail}.`,
  footer: ({ partner, company }) =>
    `U ontvangt dit bericht omdat ${partner} u heeft opgegeven als contactpersoon van ${company}. De link is alleen voor u bestemd; stuur dit bericht niet door.`,
};
