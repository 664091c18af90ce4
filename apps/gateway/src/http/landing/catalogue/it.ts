import type { LandingTexts } from './landing-texts.js';

export const it: LandingTexts = {
  language: 'it',
  locale: 'it-IT',
  name: 'Italiano',
  direction: 'ltr',
  ask: {
    title: 'La preghiamo di accettare il Contratto del cliente Microsoft',
    who: ({ partner, company }) =>
      `${partner} Le chiede di accettare il Contratto del cliente Microsoft (Microsoft Customer Agreement) per conto di ${company}.`,
    asked: (person) => `Questa richiesta è rivolta a ${person}.`,
    why: 'Perché Le viene chiesto',
    whyText: ({ partner }) =>
      `${partner} fornisce alla Sua azienda servizi cloud di Microsoft. Microsoft richiede che ogni azienda accetti ` +
      `direttamente questo contratto. Fino ad allora, ${partner} non può ordinare né modificare nulla per Lei presso Microsoft.`,
    means: 'Che cosa comporta l’accettazione',
    meansPoints: ({ company }) => [
      `Accetta, per conto di ${company}, le condizioni di Microsoft per i suoi servizi cloud.`,
      'Conferma di essere autorizzato a farlo per la Sua azienda.',
      'Microsoft conserva il Suo nome, il Suo indirizzo e-mail e il Suo numero di telefono come quelli della persona che ha accettato.',
    ],
    meansNot: 'Che cosa non comporta',
    meansNotPoints: ({ partner }) => [
      'Non acquista nulla e non paga nulla.',
      `Quanto ha concordato con ${partner} resta invariato.`,
      'Non Le servono né un account né una password.',
    ],
    read: 'Legga prima il contratto',
    readHint: 'apre il sito web di Microsoft',
    button: 'Continua alla pagina di Microsoft',
    buttonHint: 'Lì vedrà di nuovo il contratto e lo accetterà con «Accept Agreement».',
    validUntil: (when) => `Può accettare fino al ${when}.`,
    returned:
      'Ha già visitato la pagina di Microsoft. Se lì ha accettato, occorrono alcuni minuti prima che ne siamo ' +
      'informati; questa pagina lo indicherà. In caso contrario, può semplicemente continuare.',
    decline: 'Non desidero accettare',
    declineReason: ({ partner }) => `Il motivo, se lo desidera; ${partner} lo leggerà`,
    declineButton: 'Rifiuta',
  },
  forward: {
    open: 'Non sono la persona giusta',
    intro: ({ partner, company }) =>
      `Indichi a ${partner} chi può accettare per conto di ${company}. Nessuno verrà contattato prima che ${partner} abbia verificato.`,
    firstName: 'Nome',
    lastName: 'Cognome',
    email: 'Indirizzo e-mail',
    note: ({ partner }) => `Ciò che ${partner} dovrebbe sapere, se lo desidera`,
    button: ({ partner }) => `Informa ${partner}`,
    correct: 'La preghiamo di correggere quanto segnalato qui sotto.',
    faults: {
      missing: 'La preghiamo di compilare questo campo.',
      too_short: 'La preghiamo di scrivere il nome per esteso.',
      too_long: 'Il testo è troppo lungo.',
      not_a_name: 'La preghiamo di indicare il vero nome della persona.',
      not_an_address: 'La preghiamo di inserire un indirizzo e-mail completo, ad esempio nome@azienda.it.',
      microsoft_address: 'La preghiamo di inserire un indirizzo della Sua azienda, non di Microsoft.',
    },
  },
  forwarded: {
    title: 'Grazie della segnalazione',
    text: ({ partner }) =>
      `${partner} ora lo sa e deciderà a chi rivolgersi. Nessuno è stato ancora contattato e Lei non deve fare altro.`,
    stillMe: 'Sono io la persona giusta, dopotutto',
  },
  expired: {
    title: 'Questo link è scaduto',
    text: ({ partner, company }) =>
      `Per la Sua sicurezza, Microsoft mantiene validi questi link solo per alcuni giorni. Con questo link non è stato ` +
      `accettato nulla per ${company}. Può riceverne subito uno nuovo; ${partner} non deve fare nulla.`,
    button: 'Inviatemi un nuovo link',
    buttonHint:
      'Arriverà all’indirizzo e-mail a cui ha ricevuto l’invito, e anche questa pagina tornerà a funzionare.',
  },
  preparing: {
    title: 'Un momento, per favore',
    text: () =>
      'Il Suo link è in preparazione presso Microsoft. Spesso occorre meno di un minuto, di più quando i servizi ' +
      'Microsoft sono molto occupati. Può attendere qui o tornare più tardi su questa pagina.',
  },
  accepted: {
    title: 'Grazie',
    text: ({ partner, company }) =>
      `Il Contratto del cliente Microsoft è stato accettato per ${company}. Non deve fare altro; ${partner} si occupa del resto.`,
  },
  declined: {
    title: 'Ha rifiutato la richiesta',
    text: ({ partner }) =>
      `${partner} ne è al corrente. Non è stato accettato nulla. Se cambia idea, chieda un nuovo invito a ${partner}.`,
  },
  revoked: {
    title: 'Questa richiesta è stata ritirata',
    text: ({ partner }) => `Non deve fare nulla. Se la cosa La sorprende, si rivolga a ${partner}.`,
  },
  replaced: {
    title: 'La richiesta è passata a un’altra persona',
    text: ({ partner, company }) =>
      `${partner} ha chiesto a un’altra persona di accettare il contratto per ${company}. Non deve fare altro.`,
  },
  failed: {
    title: 'Non è stato possibile creare il link',
    text: ({ partner }) =>
      `Microsoft non ha preparato la pagina. Anche ${partner} lo vede e si metterà in contatto con Lei.`,
  },
  unknown: {
    title: 'Questo indirizzo non è noto',
    text: () =>
      'Forse una parte è andata persa. Apra di nuovo il link contenuto nella Sua e-mail oppure lo copi per intero.',
  },
  tooMany: {
    title: 'Un po’ troppo in fretta',
    text: () =>
      'Questa operazione è stata appena richiesta più volte. Attenda un po’ e controlli prima la Sua casella di posta.',
  },
  away: {
    title: 'Questa pagina non è al momento disponibile',
    text: () => 'Nulla è andato perso e il Suo link resta valido. Riprovi tra qualche minuto.',
  },
  refresh: 'Controlla di nuovo',
  questions: ({ partner }) => `Domande? ${partner} è a Sua disposizione`,
  languages: 'Lingua',
  yourPartner: 'Il Suo partner Microsoft',
  yourCompany: 'la Sua azienda',
};
