/** What goes with the link, in one language; names and the link are put in by the reader of this table. */
interface InvitationText {
  readonly greeting: (person: string) => string;
  readonly ask: (company: string) => string;
  readonly until: (when: string) => string;
  readonly thanks: string;
}

/**
 * The message that somebody hands over with the link, in the languages of the customer's page: the customer
 * reads it, so it does not follow the language of the portal.
 */
export const INVITATION_TEXTS: Readonly<Record<string, InvitationText>> = {
  en: {
    greeting: (person) => `Hello ${person},`,
    ask: (company) =>
      `to keep Microsoft services for ${company} running, Microsoft asks you to accept the Microsoft Customer Agreement. It takes about a minute:`,
    until: (when) => `The link is valid until ${when}.`,
    thanks: 'Thank you.',
  },
  de: {
    greeting: (person) => `Guten Tag ${person},`,
    ask: (company) =>
      `damit die Microsoft-Dienste für ${company} weiterlaufen, bittet Microsoft Sie, dem Microsoft-Kundenvertrag zuzustimmen. Das dauert etwa eine Minute:`,
    until: (when) => `Der Link gilt bis ${when}.`,
    thanks: 'Vielen Dank.',
  },
  fr: {
    greeting: (person) => `Bonjour ${person},`,
    ask: (company) =>
      `pour que les services Microsoft de ${company} continuent de fonctionner, Microsoft vous demande d’accepter le Contrat client Microsoft. Cela prend environ une minute :`,
    until: (when) => `Le lien est valable jusqu’au ${when}.`,
    thanks: 'Merci.',
  },
  es: {
    greeting: (person) => `Hola, ${person}:`,
    ask: (company) =>
      `para que los servicios de Microsoft de ${company} sigan funcionando, Microsoft le pide que acepte el Contrato de cliente de Microsoft. Lleva alrededor de un minuto:`,
    until: (when) => `El enlace es válido hasta el ${when}.`,
    thanks: 'Gracias.',
  },
  it: {
    greeting: (person) => `Buongiorno ${person},`,
    ask: (company) =>
      `affinché i servizi Microsoft di ${company} continuino a funzionare, Microsoft Le chiede di accettare il Contratto del cliente Microsoft. Basta circa un minuto:`,
    until: (when) => `Il link è valido fino al ${when}.`,
    thanks: 'Grazie.',
  },
  pt: {
    greeting: (person) => `Olá, ${person},`,
    ask: (company) =>
      `para que os serviços da Microsoft de ${company} continuem a funcionar, a Microsoft pede que aceite o Contrato de Cliente da Microsoft. Demora cerca de um minuto:`,
    until: (when) => `O link é válido até ${when}.`,
    thanks: 'Obrigado.',
  },
  nl: {
    greeting: (person) => `Goedendag ${person},`,
    ask: (company) =>
      `om de Microsoft-diensten van ${company} in gebruik te houden, vraagt Microsoft u de Microsoft-klantovereenkomst te accepteren. Het duurt ongeveer een minuut:`,
    until: (when) => `De link is geldig tot ${when}.`,
    thanks: 'Hartelijk dank.',
  },
  pl: {
    greeting: (person) => `Dzień dobry, ${person},`,
    ask: (company) =>
      `aby usługi Microsoft firmy ${company} działały bez przerwy, Microsoft prosi o zaakceptowanie Umowy klienta firmy Microsoft. Zajmie to około minuty:`,
    until: (when) => `Link jest ważny do ${when}.`,
    thanks: 'Dziękujemy.',
  },
  ja: {
    greeting: (person) => `${person} 様`,
    ask: (company) =>
      `${company} の Microsoft サービスを引き続きご利用いただくため、Microsoft 顧客契約へのご同意をお願いいたします。所要時間は約 1 分です。`,
    until: (when) => `リンクの有効期限は ${when} です。`,
    thanks: 'よろしくお願いいたします。',
  },
  ar: {
    greeting: (person) => `مرحبًا ${person}،`,
    ask: (company) =>
      `لضمان استمرار خدمات Microsoft لشركة ${company}، تطلب منكم Microsoft قبول اتفاقية عميل Microsoft. يستغرق ذلك نحو دقيقة واحدة:`,
    until: (when) => `الرابط صالح حتى ${when}.`,
    thanks: 'شكرًا لكم.',
  },
};
