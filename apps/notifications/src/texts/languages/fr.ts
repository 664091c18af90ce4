import type { MailTexts } from '../mail-texts.js';

export const french: MailTexts = {
  locale: 'fr-FR',
  direction: 'ltr',
  subject: (kind, { partner, company }) =>
    ({
      invitation: `${partner} : merci d’accepter le Contrat client Microsoft pour ${company}`,
      renewal: `${partner} : un nouveau lien pour le Contrat client Microsoft de ${company}`,
      reminder: `Rappel de ${partner} : le Contrat client Microsoft pour ${company}`,
    })[kind],
  greeting: ({ person }) => `Bonjour ${person},`,
  opening: (kind, { partner, company }) =>
    ({
      invitation: `${partner} vous demande d’accepter le Contrat client Microsoft (Microsoft Customer Agreement) au nom de ${company}.`,
      renewal: `Le lien précédent a expiré. En voici un nouveau : ${partner} vous demande d’accepter le Contrat client Microsoft (Microsoft Customer Agreement) au nom de ${company}.`,
      reminder: `Un bref rappel : ${partner} attend que ${company} accepte le Contrat client Microsoft (Microsoft Customer Agreement).`,
    })[kind],
  why: ({ partner, company }) =>
    `Microsoft exige cette acceptation avant que ${partner} puisse commander ou modifier des services Microsoft pour ${company}.`,
  meaning:
    'En acceptant, votre organisation approuve les conditions dans lesquelles Microsoft fournit ses services. Accepter ne commande rien et ne coûte rien.',
  effort:
    'Vous pouvez d’abord lire le contrat. Cela prend quelques minutes au plus et ne nécessite aucun compte.',
  button: 'Consulter le contrat',
  address: 'Consultez le contrat ici :',
  expiry: ({ expires }) => `Le lien est valable jusqu’au ${expires}. Ensuite, il vous en propose un nouveau.`,
  notYou: ({ company }) =>
    `Vous n’êtes pas la personne habilitée à signer pour ${company} ? Ouvrez le lien et indiquez-le.`,
  questions: (contactEmail) => `Des questions ? Écrivez à ${contactEmail}.`,
  footer: ({ partner, company }) =>
    `Vous recevez ce message parce que ${partner} vous a désigné comme contact de ${company}. Le lien vous est personnel ; merci de ne pas transférer ce message.`,
};
