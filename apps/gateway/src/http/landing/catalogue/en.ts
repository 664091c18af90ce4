import type { LandingTexts } from './landing-texts.js';

export const en: LandingTexts = {
  language: 'en',
  locale: 'en-GB',
  name: 'English',
  direction: 'ltr',
  ask: {
    title: 'Please accept the Microsoft Customer Agreement',
    who: ({ partner, company }) =>
      `${partner} asks you to accept the Microsoft Customer Agreement for ${company}.`,
    asked: (person) => `This request is addressed to ${person}.`,
    why: 'Why you are asked',
    whyText: ({ partner }) =>
      `${partner} provides Microsoft cloud services to your company. Microsoft requires that every company ` +
      `accepts this agreement itself. Until then, ${partner} can neither order nor change anything for you at Microsoft.`,
    means: 'What accepting means',
    meansPoints: ({ company }) => [
      `You accept Microsoft’s terms for its cloud services on behalf of ${company}.`,
      'You confirm that you may do so for your company.',
      `Microsoft keeps your name, email address and phone number as the person who accepted.`,
    ],
    meansNot: 'What it does not mean',
    meansNotPoints: ({ partner }) => [
      'You do not buy anything, and it costs nothing.',
      `What you have agreed with ${partner} stays as it is.`,
      'You need no account and no password.',
    ],
    read: 'Read the agreement first',
    readHint: 'opens Microsoft’s website',
    button: 'Continue to Microsoft’s page',
    buttonHint: 'There you see the agreement once more and press “Accept Agreement”.',
    validUntil: (when) => `You can accept until ${when}.`,
    returned:
      'You have been to Microsoft’s page already. If you accepted there, it takes a few minutes until we ' +
      'hear of it; this page then says so. If you did not, simply continue.',
    decline: 'I do not want to accept',
    declineReason: ({ partner }) => `Your reason, if you like; ${partner} will read it`,
    declineButton: 'Decline',
  },
  forward: {
    open: 'I am not the right person',
    intro: ({ partner, company }) =>
      `Tell ${partner} who may accept for ${company}. Nobody is written to before ${partner} has looked at it.`,
    firstName: 'First name',
    lastName: 'Last name',
    email: 'Email',
    note: ({ partner }) => `Anything ${partner} should know, if you like`,
    button: ({ partner }) => `Tell ${partner}`,
    correct: 'Please correct what is marked below.',
    faults: {
      missing: 'Please fill this in.',
      too_short: 'Please write the name out in full.',
      too_long: 'This is too long.',
      not_a_name: 'Please enter the person’s real name.',
      not_an_address: 'Please enter a complete email address, such as name@company.com.',
      microsoft_address: 'Please enter an address of your own company, not one of Microsoft’s.',
    },
  },
  forwarded: {
    title: 'Thank you for telling us',
    text: ({ partner }) =>
      `${partner} knows now and decides whom to ask. Nobody has been written to yet, and there is nothing more for you to do.`,
    stillMe: 'I am the right person after all',
  },
  expired: {
    title: 'This link has run out',
    text: ({ partner, company }) =>
      `Microsoft lets such links live for a few days only, for your safety. Nothing was accepted for ${company} ` +
      `through it. You can have a new one now; ${partner} need not do anything.`,
    button: 'Send me a new link',
    buttonHint: 'It goes to the email address to which you were invited, and this page works again as well.',
  },
  preparing: {
    title: 'One moment, please',
    text: () =>
      'Your link is being prepared at Microsoft. Often this takes less than a minute, and longer while Microsoft is ' +
      'very busy. You can wait here or come back to this page later.',
  },
  accepted: {
    title: 'Thank you',
    text: ({ partner, company }) =>
      `The Microsoft Customer Agreement is accepted for ${company}. There is nothing more for you to do; ` +
      `${partner} takes care of the rest.`,
  },
  declined: {
    title: 'You have declined',
    text: ({ partner }) =>
      `${partner} knows. Nothing was accepted. If you have changed your mind, ask ${partner} for a new invitation.`,
  },
  revoked: {
    title: 'This request was taken back',
    text: ({ partner }) => `There is nothing for you to do. If that surprises you, please ask ${partner}.`,
  },
  replaced: {
    title: 'Somebody else was asked',
    text: ({ partner, company }) =>
      `${partner} has asked another person to accept the agreement for ${company}. There is nothing more for you to do.`,
  },
  failed: {
    title: 'The link could not be made',
    text: ({ partner }) =>
      `Microsoft refused to prepare the page. ${partner} sees this too and will get in touch with you.`,
  },
  unknown: {
    title: 'This address is not known',
    text: () =>
      'Perhaps a part of it got lost on the way. Open the link from your email again, or copy it completely.',
  },
  tooMany: {
    title: 'A little too fast',
    text: () =>
      'This was asked for several times just now. Please wait a while and look into your mailbox first.',
  },
  away: {
    title: 'This page is not available at the moment',
    text: () => 'Nothing is lost, and your link stays valid. Please try again in a few minutes.',
  },
  refresh: 'Look again',
  questions: ({ partner }) => `Questions? ${partner} helps you`,
  languages: 'Language',
  yourPartner: 'Your Microsoft partner',
  yourCompany: 'your company',
};
