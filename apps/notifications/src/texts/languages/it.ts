import type { MailTexts } from '../mail-texts.js';

export const italian: MailTexts = {
  locale: 'it-IT',
  direction: 'ltr',
  subject: (kind, { partner, company }) =>
    ({
      invitation: `${partner}: richiesta di accettare il Contratto del cliente Microsoft per ${company}`,
      renewal: `${partner}: nuovo link al Contratto del cliente Microsoft per ${company}`,
      reminder: `Promemoria di ${partner}: Contratto del cliente Microsoft per ${company}`,
    })[kind],
  greeting: ({ person }) => `Buongiorno ${person},`,
  opening: (kind, { partner, company }) =>
    ({
      invitation: `${partner} Le chiede di accettare, per conto di ${company}, il Contratto del cliente Microsoft (Microsoft Customer Agreement).`,
      renewal: `Il link precedente è scaduto. Eccone uno nuovo: ${partner} Le chiede di accettare, per conto di ${company}, il Contratto del cliente Microsoft (Microsoft Customer Agreement).`,
      reminder: `Un breve promemoria: ${partner} è in attesa che ${company} accetti il Contratto del cliente Microsoft (Microsoft Customer Agreement).`,
    })[kind],
  why: ({ partner, company }) =>
    `Microsoft richiede questa accettazione prima che ${partner} possa ordinare o modificare servizi Microsoft per ${company}.`,
  meaning:
    'Accettando, la Sua organizzazione approva le condizioni alle quali Microsoft fornisce i propri servizi. L’accettazione non comporta alcun ordine né alcun costo.',
  effort: 'Può leggere prima il contratto. Bastano pochi minuti e non serve alcun account.',
  button: 'Visualizza il contratto',
  address: 'Visualizzi il contratto qui:',
  expiry: ({ expires }) =>
    `Il link è valido fino al ${expires}. In seguito Le permetterà di richiederne uno nuovo.`,
  notYou: ({ company }) =>
    `Non è la persona autorizzata a firmare per ${company}? Apra il link e lo indichi in quella pagina.`,
  questions: (contactEmail) => `Domande? Scriva a ${contactEmail}.`,
  footer: ({ partner, company }) =>
    `Riceve questo messaggio perché ${partner} ha indicato il Suo nome come contatto di ${company}. Il link è strettamente personale; La preghiamo di non inoltrare questo messaggio.`,
};
