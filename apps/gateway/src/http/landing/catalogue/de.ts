import type { LandingTexts } from './landing-texts.js';

export const de: LandingTexts = {
  language: 'de',
  locale: 'de-DE',
  name: 'Deutsch',
  direction: 'ltr',
  ask: {
    title: 'Bitte stimmen Sie dem Microsoft-Kundenvertrag zu',
    who: ({ partner, company }) =>
      `${partner} bittet Sie, dem Microsoft-Kundenvertrag (Microsoft Customer Agreement) für ${company} zuzustimmen.`,
    asked: (person) => `Diese Bitte richtet sich an ${person}.`,
    why: 'Warum Sie gefragt werden',
    whyText: ({ partner }) =>
      `${partner} stellt Ihrem Unternehmen Clouddienste von Microsoft bereit. Microsoft verlangt, dass jedes ` +
      `Unternehmen diesem Vertrag selbst zustimmt. Bis dahin kann ${partner} bei Microsoft für Sie weder etwas bestellen noch ändern.`,
    means: 'Was die Zustimmung bedeutet',
    meansPoints: ({ company }) => [
      `Sie nehmen die Bedingungen von Microsoft für dessen Clouddienste im Namen von ${company} an.`,
      'Sie bestätigen, dass Sie das für Ihr Unternehmen tun dürfen.',
      'Microsoft speichert Ihren Namen, Ihre E-Mail-Adresse und Ihre Telefonnummer als die Person, die zugestimmt hat.',
    ],
    meansNot: 'Was sie nicht bedeutet',
    meansNotPoints: ({ partner }) => [
      'Sie kaufen nichts, und es kostet nichts.',
      `Was Sie mit ${partner} vereinbart haben, bleibt, wie es ist.`,
      'Sie brauchen kein Konto und kein Kennwort.',
    ],
    read: 'Zuerst den Vertrag lesen',
    readHint: 'öffnet die Website von Microsoft',
    button: 'Weiter zur Seite von Microsoft',
    buttonHint: 'Dort sehen Sie den Vertrag noch einmal und stimmen mit „Accept Agreement“ zu.',
    validUntil: (when) => `Sie können bis ${when} zustimmen.`,
    returned:
      'Sie waren schon auf der Seite von Microsoft. Haben Sie dort zugestimmt, dauert es einige Minuten, bis wir ' +
      'davon erfahren; dann steht es hier. Wenn nicht, machen Sie einfach weiter.',
    decline: 'Ich möchte nicht zustimmen',
    declineReason: ({ partner }) => `Ihr Grund, wenn Sie mögen; ${partner} liest ihn`,
    declineButton: 'Ablehnen',
  },
  forward: {
    open: 'Ich bin nicht die richtige Person',
    intro: ({ partner, company }) =>
      `Nennen Sie ${partner}, wer für ${company} zustimmen darf. Niemand wird angeschrieben, bevor ${partner} es geprüft hat.`,
    firstName: 'Vorname',
    lastName: 'Nachname',
    email: 'E-Mail-Adresse',
    note: ({ partner }) => `Was ${partner} wissen sollte, wenn Sie mögen`,
    button: ({ partner }) => `${partner} Bescheid geben`,
    correct: 'Bitte korrigieren Sie, was unten markiert ist.',
    faults: {
      missing: 'Bitte füllen Sie dieses Feld aus.',
      too_short: 'Bitte schreiben Sie den Namen aus.',
      too_long: 'Das ist zu lang.',
      not_a_name: 'Bitte geben Sie den wirklichen Namen der Person an.',
      not_an_address: 'Bitte geben Sie eine vollständige E-Mail-Adresse an, etwa name@firma.de.',
      microsoft_address: 'Bitte geben Sie eine Adresse Ihres eigenen Unternehmens an, keine von Microsoft.',
    },
  },
  forwarded: {
    title: 'Danke für Ihren Hinweis',
    text: ({ partner }) =>
      `${partner} weiß jetzt Bescheid und entscheidet, wer gefragt wird. Noch wurde niemand angeschrieben, und Sie müssen nichts weiter tun.`,
    stillMe: 'Ich bin doch die richtige Person',
  },
  expired: {
    title: 'Dieser Link ist abgelaufen',
    text: ({ partner, company }) =>
      `Zu Ihrer Sicherheit lässt Microsoft solche Links nur einige Tage gelten. Für ${company} wurde darüber nichts ` +
      `angenommen. Sie können jetzt einen neuen bekommen; ${partner} muss dafür nichts tun.`,
    button: 'Neuen Link senden',
    buttonHint:
      'Er geht an die E-Mail-Adresse, an die Sie eingeladen wurden, und auch diese Seite gilt dann wieder.',
  },
  preparing: {
    title: 'Einen Augenblick, bitte',
    text: () =>
      'Ihr Link wird bei Microsoft vorbereitet. Oft dauert das weniger als eine Minute, bei starker Auslastung von ' +
      'Microsoft auch länger. Sie können hier warten oder später auf diese Seite zurückkommen.',
  },
  accepted: {
    title: 'Vielen Dank',
    text: ({ partner, company }) =>
      `Dem Microsoft-Kundenvertrag wurde für ${company} zugestimmt. Sie müssen nichts weiter tun; ` +
      `${partner} kümmert sich um alles Übrige.`,
  },
  declined: {
    title: 'Sie haben abgelehnt',
    text: ({ partner }) =>
      `${partner} weiß Bescheid. Es wurde nichts angenommen. Wenn Sie es sich anders überlegen, bitten Sie ${partner} um eine neue Einladung.`,
  },
  revoked: {
    title: 'Diese Bitte wurde zurückgenommen',
    text: ({ partner }) => `Sie müssen nichts tun. Wenn Sie das überrascht, fragen Sie bitte ${partner}.`,
  },
  replaced: {
    title: 'Es wurde jemand anderes gefragt',
    text: ({ partner, company }) =>
      `${partner} hat eine andere Person gebeten, dem Vertrag für ${company} zuzustimmen. Sie müssen nichts weiter tun.`,
  },
  failed: {
    title: 'Der Link konnte nicht erstellt werden',
    text: ({ partner }) =>
      `Microsoft hat die Seite nicht vorbereitet. ${partner} sieht das auch und meldet sich bei Ihnen.`,
  },
  unknown: {
    title: 'Diese Adresse ist nicht bekannt',
    text: () =>
      'Vielleicht ging unterwegs ein Teil verloren. Öffnen Sie den Link aus Ihrer E-Mail noch einmal, oder kopieren Sie ihn vollständig.',
  },
  tooMany: {
    title: 'Etwas zu schnell',
    text: () =>
      'Das wurde eben mehrmals angefordert. Bitte warten Sie eine Weile, und sehen Sie zuerst in Ihr Postfach.',
  },
  away: {
    title: 'Diese Seite ist im Augenblick nicht erreichbar',
    text: () =>
      'Es ist nichts verloren, und Ihr Link bleibt gültig. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  },
  refresh: 'Noch einmal nachsehen',
  questions: ({ partner }) => `Fragen? ${partner} hilft Ihnen`,
  languages: 'Sprache',
  yourPartner: 'Ihr Microsoft-Partner',
  yourCompany: 'Ihr Unternehmen',
};
