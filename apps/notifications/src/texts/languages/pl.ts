import type { MailTexts } from '../mail-texts.js';

/** Names of companies stand in the nominative, after a noun that is declined for them. */
export const polish: MailTexts = {
  locale: 'pl-PL',
  direction: 'ltr',
  subject: (kind, { partner, company }) =>
    ({
      invitation: `${partner}: prośba o akceptację Umowy klienta firmy Microsoft dla ${company}`,
      renewal: `${partner}: nowy link do Umowy klienta firmy Microsoft dla ${company}`,
      reminder: `Przypomnienie od firmy ${partner}: Umowa klienta firmy Microsoft dla ${company}`,
    })[kind],
  greeting: ({ person }) => `Dzień dobry, ${person},`,
  opening: (kind, { partner, company }) =>
    ({
      invitation: `${partner} prosi Państwa o zaakceptowanie w imieniu firmy ${company} Umowy klienta firmy Microsoft (Microsoft Customer Agreement).`,
      renewal: `Poprzedni link wygasł. Oto nowy: ${partner} prosi Państwa o zaakceptowanie w imieniu firmy ${company} Umowy klienta firmy Microsoft (Microsoft Customer Agreement).`,
      reminder: `Krótkie przypomnienie: ${partner} czeka na zaakceptowanie przez firmę ${company} Umowy klienta firmy Microsoft (Microsoft Customer Agreement).`,
    })[kind],
  why: ({ partner, company }) =>
    `Microsoft wymaga tej akceptacji, zanim firma ${partner} będzie mogła zamawiać lub zmieniać usługi Microsoft dla firmy ${company}.`,
  meaning:
    'Akceptując umowę, Państwa organizacja zgadza się na warunki, na jakich Microsoft świadczy swoje usługi. Akceptacja nie jest zamówieniem i nic nie kosztuje.',
  effort: 'Umowę można najpierw przeczytać. Zajmie to najwyżej kilka minut i nie wymaga konta.',
  button: 'Zobacz umowę',
  address: 'Umowę można zobaczyć tutaj:',
  expiry: ({ expires }) => `Link jest ważny do ${expires}. Później pozwoli poprosić o nowy.`,
  notYou: ({ company }) =>
    `Nie są Państwo osobą uprawnioną do podpisu w imieniu firmy ${company}? Prosimy otworzyć link i tam to zgłosić.`,
  questions: (contactEmail) => `Pytania? Prosimy pisać na adres ${contactEmail}.`,
  footer: ({ partner, company }) =>
    `Otrzymują Państwo tę wiadomość, ponieważ ${partner} ma Państwa dane jako osoby kontaktowej firmy ${company}. Link jest przeznaczony wyłącznie dla Państwa; prosimy nie przekazywać tej wiadomości dalej.`,
};
