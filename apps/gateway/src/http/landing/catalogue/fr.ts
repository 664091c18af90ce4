import type { LandingTexts } from './landing-texts.js';

export const fr: LandingTexts = {
  language: 'fr',
  locale: 'fr-FR',
  name: 'Français',
  direction: 'ltr',
  ask: {
    title: 'Veuillez accepter le Contrat client Microsoft',
    who: ({ partner, company }) =>
      `${partner} vous demande d’accepter le Contrat client Microsoft (Microsoft Customer Agreement) pour ${company}.`,
    asked: (person) => `Cette demande s’adresse à ${person}.`,
    why: 'Pourquoi on vous le demande',
    whyText: ({ partner }) =>
      `${partner} fournit à votre entreprise des services cloud de Microsoft. Microsoft exige que chaque entreprise ` +
      `accepte elle-même ce contrat. D’ici là, ${partner} ne peut rien commander ni modifier pour vous chez Microsoft.`,
    means: 'Ce que signifie votre acceptation',
    meansPoints: ({ company }) => [
      `Vous acceptez, au nom de ${company}, les conditions de Microsoft pour ses services cloud.`,
      'Vous confirmez que vous pouvez le faire pour votre entreprise.',
      'Microsoft conserve votre nom, votre adresse e-mail et votre numéro de téléphone comme ceux de la personne qui a accepté.',
    ],
    meansNot: 'Ce qu’elle ne signifie pas',
    meansNotPoints: ({ partner }) => [
      'Vous n’achetez rien et cela ne coûte rien.',
      `Ce dont vous avez convenu avec ${partner} ne change pas.`,
      'Vous n’avez besoin ni de compte ni de mot de passe.',
    ],
    read: 'Lire d’abord le contrat',
    readHint: 'ouvre le site de Microsoft',
    button: 'Continuer vers la page de Microsoft',
    buttonHint: 'Vous y reverrez le contrat et l’accepterez avec « Accept Agreement ».',
    validUntil: (when) => `Vous pouvez accepter jusqu’au ${when}.`,
    returned:
      'Vous êtes déjà allé sur la page de Microsoft. Si vous y avez accepté, il faut quelques minutes pour que nous ' +
      'l’apprenions ; cette page l’indiquera alors. Sinon, continuez simplement.',
    decline: 'Je ne souhaite pas accepter',
    declineReason: ({ partner }) => `Votre raison, si vous le voulez ; ${partner} la lira`,
    declineButton: 'Refuser',
  },
  forward: {
    open: 'Je ne suis pas la bonne personne',
    intro: ({ partner, company }) =>
      `Indiquez à ${partner} qui peut accepter pour ${company}. Personne n’est contacté avant que ${partner} ne l’ait vérifié.`,
    firstName: 'Prénom',
    lastName: 'Nom',
    email: 'Adresse e-mail',
    note: ({ partner }) => `Ce que ${partner} devrait savoir, si vous le souhaitez`,
    button: ({ partner }) => `Informer ${partner}`,
    correct: 'Veuillez corriger ce qui est signalé ci-dessous.',
    faults: {
      missing: 'Veuillez remplir ce champ.',
      too_short: 'Veuillez écrire le nom en entier.',
      too_long: 'Ce texte est trop long.',
      not_a_name: 'Veuillez indiquer le vrai nom de la personne.',
      not_an_address: 'Veuillez saisir une adresse e-mail complète, par exemple nom@entreprise.fr.',
      microsoft_address: 'Veuillez saisir une adresse de votre propre entreprise, et non de Microsoft.',
    },
  },
  forwarded: {
    title: 'Merci de nous l’avoir signalé',
    text: ({ partner }) =>
      `${partner} en est maintenant informé et décide à qui s’adresser. Personne n’a encore été contacté et vous n’avez plus rien à faire.`,
    stillMe: 'Je suis finalement la bonne personne',
  },
  expired: {
    title: 'Ce lien a expiré',
    text: ({ partner, company }) =>
      `Pour votre sécurité, Microsoft ne laisse vivre ces liens que quelques jours. Rien n’a été accepté pour ${company} ` +
      `par ce lien. Vous pouvez en obtenir un nouveau maintenant ; ${partner} n’a rien à faire.`,
    button: 'M’envoyer un nouveau lien',
    buttonHint:
      'Il part vers l’adresse e-mail à laquelle vous avez été invité, et cette page fonctionnera à nouveau.',
  },
  preparing: {
    title: 'Un instant, s’il vous plaît',
    text: () =>
      'Votre lien est en préparation chez Microsoft. Cela prend souvent moins d’une minute, et plus longtemps lorsque ' +
      'Microsoft est très sollicité. Vous pouvez attendre ici ou revenir plus tard sur cette page.',
  },
  accepted: {
    title: 'Merci',
    text: ({ partner, company }) =>
      `Le Contrat client Microsoft est accepté pour ${company}. Vous n’avez plus rien à faire ; ${partner} s’occupe du reste.`,
  },
  declined: {
    title: 'Vous avez refusé',
    text: ({ partner }) =>
      `${partner} en est informé. Rien n’a été accepté. Si vous changez d’avis, demandez une nouvelle invitation à ${partner}.`,
  },
  revoked: {
    title: 'Cette demande a été retirée',
    text: ({ partner }) => `Vous n’avez rien à faire. Si cela vous surprend, adressez-vous à ${partner}.`,
  },
  replaced: {
    title: 'Une autre personne a été sollicitée',
    text: ({ partner, company }) =>
      `${partner} a demandé à une autre personne d’accepter le contrat pour ${company}. Vous n’avez plus rien à faire.`,
  },
  failed: {
    title: 'Le lien n’a pas pu être créé',
    text: ({ partner }) =>
      `Microsoft a refusé de préparer la page. ${partner} le voit aussi et prendra contact avec vous.`,
  },
  unknown: {
    title: 'Cette adresse n’est pas connue',
    text: () =>
      'Une partie s’est peut-être perdue en route. Ouvrez de nouveau le lien de votre e-mail, ou copiez-le en entier.',
  },
  tooMany: {
    title: 'Un peu trop vite',
    text: () =>
      'Cela vient d’être demandé plusieurs fois. Attendez un moment et regardez d’abord dans votre boîte de réception.',
  },
  away: {
    title: 'Cette page n’est pas disponible pour le moment',
    text: () => 'Rien n’est perdu et votre lien reste valable. Veuillez réessayer dans quelques minutes.',
  },
  refresh: 'Vérifier à nouveau',
  questions: ({ partner }) => `Des questions ? ${partner} vous aide`,
  languages: 'Langue',
  yourPartner: 'Votre partenaire Microsoft',
  yourCompany: 'votre entreprise',
};
