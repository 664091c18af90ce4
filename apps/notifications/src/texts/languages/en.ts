import type { MailTexts } from '../mail-texts.js';

export const english: MailTexts = {
  locale: 'en-GB',
  direction: 'ltr',
  subject: (kind, { partner, company }) =>
    ({
      invitation: `${partner}: please accept the Microsoft Customer Agreement for ${company}`,
      renewal: `${partner}: a new link for the Microsoft Customer Agreement of ${company}`,
      reminder: `Reminder from ${partner}: the Microsoft Customer Agreement for ${company}`,
    })[kind],
  greeting: ({ person }) => `Dear ${person},`,
  opening: (kind, { partner, company }) =>
    ({
      invitation: `${partner} asks you to accept the Microsoft Customer Agreement on behalf of ${company}.`,
      renewal: `The earlier link has run out. Here is a new one: ${partner} asks you to accept the Microsoft Customer Agreement on behalf of ${company}.`,
      reminder: `A short reminder: ${partner} is waiting for ${company} to accept the Microsoft Customer Agreement.`,
    })[kind],
  why: ({ partner, company }) =>
    `Microsoft needs this agreement before ${partner} can order or change Microsoft services for ${company}.`,
  meaning:
    'By accepting, your organisation agrees to the terms on which Microsoft provides its services. Accepting orders nothing and costs nothing.',
  effort: 'You can read the agreement first. It takes a few minutes at most, and you need no account.',
  button: 'Review the agreement',
  address: 'Review the agreement here:',
  expiry: ({ expires }) => `The link is good until ${expires}. After that, it offers you a new one.`,
  notYou: ({ company }) =>
    `Are you not the person who may sign for ${company}? Open the link and say so there.`,
  questions: (contactEmail) => `Questions? Write to ${contactEmail}.`,
  footer: ({ partner, company }) =>
    `You receive this message because ${partner} named you as the contact of ${company}. The link is meant for you alone; please do not pass this message on.`,
};
