import type { LandingTexts } from './landing-texts.js';

/** Worded so that it reads naturally in Portugal and in Brazil. */
export const pt: LandingTexts = {
  language: 'pt',
  locale: 'pt-PT',
  name: 'Português',
  direction: 'ltr',
  ask: {
    title: 'Aceite o Contrato de Cliente da Microsoft',
    who: ({ partner, company }) =>
      `${partner} solicita que aceite o Contrato de Cliente da Microsoft (Microsoft Customer Agreement) em nome de ${company}.`,
    asked: (person) => `Esta solicitação é dirigida a ${person}.`,
    why: 'Por que recebeu esta solicitação',
    whyText: ({ partner }) =>
      `${partner} fornece serviços de nuvem da Microsoft à sua empresa. A Microsoft exige que cada empresa aceite ` +
      `este contrato diretamente. Até lá, ${partner} não pode encomendar nem alterar nada para a sua empresa junto da Microsoft.`,
    means: 'O que significa aceitar',
    meansPoints: ({ company }) => [
      `Aceita, em nome de ${company}, as condições da Microsoft para os seus serviços de nuvem.`,
      'Confirma que pode fazê-lo em nome da sua empresa.',
      'A Microsoft guarda o seu nome, o seu e-mail e o seu número de telefone como os da pessoa que aceitou.',
    ],
    meansNot: 'O que não significa',
    meansNotPoints: ({ partner }) => [
      'Não compra nada e não há nenhum custo.',
      `O que acordou com ${partner} permanece igual.`,
      'Não é necessária nenhuma conta nem senha.',
    ],
    read: 'Ler primeiro o contrato',
    readHint: 'abre o site da Microsoft',
    button: 'Continuar para a página da Microsoft',
    buttonHint: 'Lá verá novamente o contrato e poderá aceitá-lo com “Accept Agreement”.',
    validUntil: (when) => `Pode aceitar até ${when}.`,
    returned:
      'Já visitou a página da Microsoft. Se aceitou nessa página, demora alguns minutos até que recebamos a ' +
      'confirmação; ela aparecerá aqui. Caso contrário, basta continuar.',
    decline: 'Não quero aceitar',
    declineReason: ({ partner }) => `O seu motivo, se desejar; será lido por ${partner}`,
    declineButton: 'Recusar',
  },
  forward: {
    open: 'Não sou a pessoa certa',
    intro: ({ partner, company }) =>
      `Indique a ${partner} quem pode aceitar em nome de ${company}. Ninguém será contactado antes de ${partner} o ter verificado.`,
    firstName: 'Nome próprio',
    lastName: 'Apelido',
    email: 'Endereço de e-mail',
    note: ({ partner }) => `O que ${partner} deva saber, se desejar`,
    button: ({ partner }) => `Informar ${partner}`,
    correct: 'Corrija o que está assinalado abaixo.',
    faults: {
      missing: 'Preencha este campo.',
      too_short: 'Escreva o nome por extenso.',
      too_long: 'O texto é demasiado longo.',
      not_a_name: 'Indique o nome verdadeiro da pessoa.',
      not_an_address: 'Escreva um endereço de e-mail completo, por exemplo nome@empresa.pt.',
      microsoft_address: 'Escreva um endereço da sua própria empresa, não da Microsoft.',
    },
  },
  forwarded: {
    title: 'Agradecemos a informação',
    text: ({ partner }) =>
      `${partner} já sabe e decidirá a quem perguntar. Ainda ninguém foi contactado e não é necessário fazer mais nada.`,
    stillMe: 'Afinal sou a pessoa certa',
  },
  expired: {
    title: 'Este link expirou',
    text: ({ partner, company }) =>
      `Para sua segurança, a Microsoft mantém estes links válidos apenas por alguns dias. Nada foi aceite para ${company} ` +
      `através deste link. Pode receber um novo agora; ${partner} não precisa fazer nada.`,
    button: 'Enviar-me um novo link',
    buttonHint: 'Será enviado para o e-mail que recebeu o convite, e esta página também voltará a funcionar.',
  },
  preparing: {
    title: 'Um momento, por favor',
    text: () =>
      'O seu link está em preparação na Microsoft. Muitas vezes demora menos de um minuto, e mais quando os serviços ' +
      'da Microsoft estão muito ocupados. Pode aguardar aqui ou voltar a esta página mais tarde.',
  },
  accepted: {
    title: 'Agradecemos a sua aceitação',
    text: ({ partner, company }) =>
      `O Contrato de Cliente da Microsoft está aceite para ${company}. Não é necessário fazer mais nada; ${partner} trata do resto.`,
  },
  declined: {
    title: 'A solicitação foi recusada',
    text: ({ partner }) =>
      `${partner} já foi informado. Nada foi aceite. Se mudar de ideia, peça um novo convite a ${partner}.`,
  },
  revoked: {
    title: 'Esta solicitação foi retirada',
    text: ({ partner }) => `Não é necessário fazer nada. Em caso de dúvida, dirija-se a ${partner}.`,
  },
  replaced: {
    title: 'A solicitação passou para outra pessoa',
    text: ({ partner, company }) =>
      `${partner} pediu a outra pessoa que aceite o contrato em nome de ${company}. Não é necessário fazer mais nada.`,
  },
  failed: {
    title: 'Não foi possível criar o link',
    text: ({ partner }) =>
      `A Microsoft não preparou a página. ${partner} também tem essa informação e tratará do assunto.`,
  },
  unknown: {
    title: 'Este endereço não é conhecido',
    text: () =>
      'Talvez uma parte se tenha perdido. Abra novamente o link do seu e-mail ou copie-o por inteiro.',
  },
  tooMany: {
    title: 'Um pouco rápido demais',
    text: () =>
      'Esta ação acabou de ser solicitada várias vezes. Aguarde um pouco e verifique primeiro a sua caixa de entrada.',
  },
  away: {
    title: 'Esta página não está disponível no momento',
    text: () => 'Nada se perdeu e o seu link continua válido. Tente novamente dentro de alguns minutos.',
  },
  refresh: 'Verificar novamente',
  questions: ({ partner }) => `Perguntas? ${partner} ajuda`,
  languages: 'Idioma',
  yourPartner: 'O seu parceiro Microsoft',
  yourCompany: 'a sua empresa',
};
