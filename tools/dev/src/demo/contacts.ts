import type { ContactData } from '@assent/contracts';

/** Invented people of example domains; nobody can be reached there. */
export const DEMO_CONTACTS: readonly ContactData[] = [
  { firstName: 'Ada', lastName: 'Jensen', email: 'ada.jensen@nordwind.example', phone: '+49 30 1234567' },
  {
    firstName: 'Miguel',
    lastName: 'Santos',
    email: 'miguel.santos@tailwind.example',
    phone: '+34 91 123456',
  },
  { firstName: 'Ingrid', lastName: 'Larsen', email: 'ingrid.larsen@fjordline.example' },
  {
    firstName: 'Tomasz',
    lastName: 'Kowalski',
    email: 'tomasz.kowalski@wisla.example',
    phone: '+48 22 1234567',
  },
  { firstName: 'Chiara', lastName: 'Romano', email: 'chiara.romano@adriatica.example' },
  { firstName: 'Priya', lastName: 'Nair', email: 'priya.nair@lakeshore.example', phone: '+44 20 79460000' },
  { firstName: 'Lucas', lastName: 'Martin', email: 'lucas.martin@atelierbleu.example' },
  { firstName: 'Hanna', lastName: 'Virtanen', email: 'hanna.virtanen@koivu.example', phone: '+358 9 123456' },
  { firstName: 'Noah', lastName: 'Visser', email: 'noah.visser@waterkant.example', phone: '+31 20 1234567' },
];
