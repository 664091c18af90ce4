import type { LandingTexts } from './landing-texts.js';

/** Names of companies stand in the nominative, after a noun that is declined for them. */
export const pl: LandingTexts = {
  language: 'pl',
  locale: 'pl-PL',
  name: 'Polski',
  direction: 'ltr',
  ask: {
    title: 'Prosimy o zaakceptowanie Umowy klienta firmy Microsoft',
    who: ({ partner, company }) =>
      `${partner} prosi Państwa o zaakceptowanie Umowy klienta firmy Microsoft (Microsoft Customer Agreement) w imieniu firmy ${company}.`,
    asked: (person) => `Adresat tej prośby: ${person}.`,
    why: 'Dlaczego o to prosimy',
    whyText: ({ partner }) =>
      `${partner} dostarcza Państwa firmie usługi Microsoft w chmurze. Microsoft wymaga, aby każda firma sama ` +
      `zaakceptowała tę umowę. Do tego czasu ${partner} nie może niczego dla Państwa zamówić ani zmienić w Microsoft.`,
    means: 'Co oznacza akceptacja',
    meansPoints: ({ company }) => [
      `W imieniu firmy ${company} akceptują Państwo warunki świadczenia usług Microsoft w chmurze.`,
      'Potwierdzają Państwo, że mogą to zrobić w imieniu swojej firmy.',
      'Microsoft przechowuje Państwa imię i nazwisko, adres e-mail i numer telefonu jako dane osoby, która zaakceptowała umowę.',
    ],
    meansNot: 'Czego nie oznacza',
    meansNotPoints: ({ partner }) => [
      'Niczego Państwo nie kupują i nic to nie kosztuje.',
      `Państwa ustalenia z firmą ${partner} pozostają bez zmian.`,
      'Nie potrzebują Państwo konta ani hasła.',
    ],
    read: 'Najpierw przeczytaj umowę',
    readHint: 'otwiera witrynę Microsoft',
    button: 'Przejdź na stronę Microsoft',
    buttonHint:
      'Tam ponownie zobaczą Państwo umowę i będą mogli ją zaakceptować przyciskiem „Accept Agreement”.',
    validUntil: (when) => `Umowę można zaakceptować do ${when}.`,
    returned:
      'Strona Microsoft była już przez Państwa odwiedzana. Jeśli umowa została tam zaakceptowana, informacja o tym ' +
      'dotrze do nas w ciągu kilku minut i pojawi się tutaj. Jeśli nie, wystarczy przejść dalej.',
    decline: 'Nie chcę zaakceptować umowy',
    declineReason: ({ partner }) => `Powód, jeśli chcą go Państwo podać; przeczyta go ${partner}`,
    declineButton: 'Odmów',
  },
  forward: {
    open: 'To nie ja jestem właściwą osobą',
    intro: ({ partner, company }) =>
      `Prosimy wskazać firmie ${partner}, kto może zaakceptować umowę w imieniu firmy ${company}. Do nikogo nie napiszemy, zanim ${partner} tego nie sprawdzi.`,
    firstName: 'Imię',
    lastName: 'Nazwisko',
    email: 'Adres e-mail',
    note: ({ partner }) => `Co firma ${partner} powinna wiedzieć, jeśli chcą to Państwo dodać`,
    button: ({ partner }) => `Powiadom firmę ${partner}`,
    correct: 'Prosimy poprawić to, co zaznaczono poniżej.',
    faults: {
      missing: 'Prosimy wypełnić to pole.',
      too_short: 'Prosimy podać pełne imię lub nazwisko.',
      too_long: 'Ten tekst jest za długi.',
      not_a_name: 'Prosimy podać prawdziwe imię i nazwisko tej osoby.',
      not_an_address: 'Prosimy podać pełny adres e-mail, na przykład nazwisko@firma.pl.',
      microsoft_address: 'Prosimy podać adres z Państwa firmy, a nie adres Microsoft.',
    },
  },
  forwarded: {
    title: 'Dziękujemy za informację',
    text: ({ partner }) =>
      `${partner} już o tym wie i zdecyduje, kogo poprosić. Do nikogo jeszcze nie napisano i nic więcej nie trzeba robić.`,
    stillMe: 'Jednak to ja jestem właściwą osobą',
  },
  expired: {
    title: 'Ten link wygasł',
    text: ({ partner, company }) =>
      `Dla Państwa bezpieczeństwa takie linki Microsoft są ważne tylko przez kilka dni. Za pomocą tego linku niczego nie ` +
      `zaakceptowano dla firmy ${company}. Mogą Państwo teraz otrzymać nowy; ${partner} nie musi nic robić.`,
    button: 'Wyślij mi nowy link',
    buttonHint: 'Trafi on na adres e-mail, na który wysłano zaproszenie, a ta strona znów będzie działać.',
  },
  preparing: {
    title: 'Proszę chwilę poczekać',
    text: () =>
      'Państwa link jest przygotowywany w Microsoft. Często trwa to mniej niż minutę, a dłużej, gdy usługi Microsoft ' +
      'są bardzo obciążone. Mogą Państwo poczekać tutaj lub wrócić na tę stronę później.',
  },
  accepted: {
    title: 'Dziękujemy',
    text: ({ partner, company }) =>
      `Umowa klienta firmy Microsoft została zaakceptowana dla firmy ${company}. Nic więcej nie trzeba robić; resztą zajmie się ${partner}.`,
  },
  declined: {
    title: 'Akceptacja została odrzucona',
    text: ({ partner }) =>
      `${partner} już o tym wie. Niczego nie zaakceptowano. W razie zmiany zdania prosimy zwrócić się do firmy ${partner} o nowe zaproszenie.`,
  },
  revoked: {
    title: 'Ta prośba została wycofana',
    text: ({ partner }) =>
      `Nie muszą Państwo nic robić. W razie wątpliwości prosimy zwrócić się do firmy ${partner}.`,
  },
  replaced: {
    title: 'Poproszono inną osobę',
    text: ({ partner, company }) =>
      `Na prośbę firmy ${partner} umowę dla firmy ${company} zaakceptuje inna osoba. Nic więcej nie trzeba robić.`,
  },
  failed: {
    title: 'Nie udało się utworzyć linku',
    text: ({ partner }) =>
      `Microsoft nie przygotował strony. ${partner} również to widzi i skontaktuje się z Państwem.`,
  },
  unknown: {
    title: 'Ten adres jest nieznany',
    text: () =>
      'Być może jego część zaginęła po drodze. Prosimy ponownie otworzyć link z wiadomości e-mail lub skopiować go w całości.',
  },
  tooMany: {
    title: 'Trochę za szybko',
    text: () =>
      'Ta prośba została przed chwilą wysłana kilka razy. Prosimy chwilę poczekać i najpierw sprawdzić skrzynkę odbiorczą.',
  },
  away: {
    title: 'Ta strona jest chwilowo niedostępna',
    text: () =>
      'Nic nie zostało utracone, a Państwa link pozostaje ważny. Prosimy spróbować ponownie za kilka minut.',
  },
  refresh: 'Sprawdź ponownie',
  questions: ({ partner }) => `Pytania? Pomoże Państwu ${partner}`,
  languages: 'Język',
  yourPartner: 'Państwa partner Microsoft',
  yourCompany: 'Państwa firma',
};
