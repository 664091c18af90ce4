/** The pages one can go to from anywhere: by the palette, and by `g` and then the letter. */
export const PAGES = [
  { name: 'home', to: '/', letter: 'h' },
  { name: 'mcaManagement', to: '/customers/mca', letter: 'm' },
  { name: 'allCustomers', to: '/customers', letter: 'c' },
  { name: 'newCustomer', to: '/customers/new', letter: 'n' },
  { name: 'bulkOperations', to: '/bulk-operations', letter: 'b' },
  { name: 'connection', to: '/connection', letter: 'o' },
  { name: 'settings', to: '/settings', letter: 's' },
] as const;

export type PageName = (typeof PAGES)[number]['name'];
