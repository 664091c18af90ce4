import type { MailTexts } from '../mail-texts.js';

/** Worded so that it reads naturally in Portugal and in Brazil. */
export const portuguese: MailTexts = {
  locale: 'pt-PT',
  direction: 'ltr',
  subject: (kind, { partner, company }) =>
    ({
      invitation: `${partner}: aceite o Contrato de Cliente da Microsoft para ${company}`,
      renewal: `${partner}: novo link para o Contrato de Cliente da Microsoft de ${company}`,
      reminder: `Lembrete de ${partner}: Contrato de Cliente da Microsoft para ${company}`,
    })[kind],
  greeting: ({ person }) => `Prezado(a) ${person},`,
  opening: (kind, { partner, company }) =>
    ({
      invitation: `${partner} solicita que aceite o Contrato de Cliente da Microsoft (Microsoft Customer Agreement) em nome de ${company}.`,
      renewal: `O link anterior expirou. Aqui está um novo: ${partner} solicita que aceite o Contrato de Cliente da Microsoft (Microsoft Customer Agreement) em nome de ${company}.`,
      reminder: `Um breve lembrete: ${partner} aguarda que ${company} aceite o Contrato de Cliente da Microsoft (Microsoft Customer Agreement).`,
    })[kind],
  why: ({ partner, company }) =>
    `A Microsoft exige esta aceitação antes que ${partner} possa encomendar ou alterar serviços da Microsoft para ${company}.`,
  meaning:
    'Ao aceitar, a sua organização aprova as condições em que a Microsoft presta os seus serviços. Aceitar não encomenda nada e não tem custos.',
  effort: 'Pode ler primeiro o contrato. Demora apenas alguns minutos e não é necessária nenhuma conta.',
  button: 'Ver o contrato',
  address: 'Veja o contrato aqui:',
  expiry: ({ expires }) => `O link é válido até ${expires}. Depois disso, permite solicitar um novo.`,
  notYou: ({ company }) =>
    `Não é a pessoa autorizada a assinar por ${company}? Abra o link e indique-o nessa página.`,
  questions: (contactEmail) => `Perguntas? Escreva para ${contactEmail}.`,
  footer: ({ partner, company }) =>
    `Recebe esta mensagem porque ${partner} indicou o seu nome como pessoa responsável de ${company}. O link é pessoal; por favor, não encaminhe esta mensagem.`,
};
