import type { LandingTexts } from './landing-texts.js';

export const nl: LandingTexts = {
  language: 'nl',
  locale: 'nl-NL',
  name: 'Nederlands',
  direction: 'ltr',
  ask: {
    title: 'Accepteer de Microsoft-klantovereenkomst',
    who: ({ partner, company }) =>
      `${partner} vraagt u om namens ${company} de Microsoft-klantovereenkomst (Microsoft Customer Agreement) te accepteren.`,
    asked: (person) => `Dit verzoek is gericht aan ${person}.`,
    why: 'Waarom dit aan u wordt gevraagd',
    whyText: ({ partner }) =>
      `${partner} levert clouddiensten van Microsoft aan uw bedrijf. Microsoft eist dat ieder bedrijf deze overeenkomst ` +
      `zelf accepteert. Tot die tijd kan ${partner} bij Microsoft niets voor u bestellen of wijzigen.`,
    means: 'Wat accepteren betekent',
    meansPoints: ({ company }) => [
      `U accepteert namens ${company} de voorwaarden van Microsoft voor zijn clouddiensten.`,
      'U bevestigt dat u dit namens uw bedrijf mag doen.',
      'Microsoft bewaart uw naam, e-mailadres en telefoonnummer als die van de persoon die heeft geaccepteerd.',
    ],
    meansNot: 'Wat het niet betekent',
    meansNotPoints: ({ partner }) => [
      'U koopt niets en het kost niets.',
      `Wat u met ${partner} hebt afgesproken, blijft zoals het is.`,
      'U hebt geen account en geen wachtwoord nodig.',
    ],
    read: 'Eerst de overeenkomst lezen',
    readHint: 'opent de website van Microsoft',
    button: 'Doorgaan naar de pagina van Microsoft',
    buttonHint: 'Daar ziet u de overeenkomst nogmaals en accepteert u deze met ‘Accept Agreement’.',
    validUntil: (when) => `U kunt accepteren tot ${when}.`,
    returned:
      'U bent al op de pagina van Microsoft geweest. Als u daar hebt geaccepteerd, duurt het enkele minuten voordat ' +
      'wij dat vernemen; dan staat het hier. Zo niet, dan kunt u gewoon doorgaan.',
    decline: 'Ik wil niet accepteren',
    declineReason: ({ partner }) => `Uw reden, als u die wilt geven; ${partner} leest deze`,
    declineButton: 'Weigeren',
  },
  forward: {
    open: 'Ik ben niet de juiste persoon',
    intro: ({ partner, company }) =>
      `Vertel ${partner} wie namens ${company} mag accepteren. Er wordt niemand benaderd voordat ${partner} ernaar heeft gekeken.`,
    firstName: 'Voornaam',
    lastName: 'Achternaam',
    email: 'E-mailadres',
    note: ({ partner }) => `Wat ${partner} zou moeten weten, als u wilt`,
    button: ({ partner }) => `Laat het ${partner} weten`,
    correct: 'Verbeter wat hieronder is gemarkeerd.',
    faults: {
      missing: 'Vul dit veld in.',
      too_short: 'Schrijf de naam voluit.',
      too_long: 'Dit is te lang.',
      not_a_name: 'Vul de echte naam van de persoon in.',
      not_an_address: 'Vul een volledig e-mailadres in, zoals naam@bedrijf.nl.',
      microsoft_address: 'Vul een adres van uw eigen bedrijf in, niet van Microsoft.',
    },
  },
  forwarded: {
    title: 'Bedankt voor uw bericht',
    text: ({ partner }) =>
      `${partner} weet het nu en beslist wie wordt gevraagd. Er is nog niemand benaderd en u hoeft verder niets te doen.`,
    stillMe: 'Ik ben toch de juiste persoon',
  },
  expired: {
    title: 'Deze link is verlopen',
    text: ({ partner, company }) =>
      `Voor uw veiligheid laat Microsoft zulke links maar enkele dagen gelden. Er is via deze link niets geaccepteerd ` +
      `voor ${company}. U kunt nu een nieuwe krijgen; ${partner} hoeft daarvoor niets te doen.`,
    button: 'Stuur mij een nieuwe link',
    buttonHint:
      'Deze gaat naar het e-mailadres waarop u bent uitgenodigd, en ook deze pagina werkt dan weer.',
  },
  preparing: {
    title: 'Een ogenblik geduld',
    text: () =>
      'Uw link wordt bij Microsoft voorbereid. Vaak duurt dat minder dan een minuut, en langer als het bij Microsoft ' +
      'erg druk is. U kunt hier wachten of later op deze pagina terugkomen.',
  },
  accepted: {
    title: 'Hartelijk dank',
    text: ({ partner, company }) =>
      `De Microsoft-klantovereenkomst is geaccepteerd voor ${company}. U hoeft verder niets te doen; ${partner} regelt de rest.`,
  },
  declined: {
    title: 'U hebt geweigerd',
    text: ({ partner }) =>
      `${partner} is op de hoogte. Er is niets geaccepteerd. Als u van gedachten verandert, vraag ${partner} dan om een nieuwe uitnodiging.`,
  },
  revoked: {
    title: 'Dit verzoek is ingetrokken',
    text: ({ partner }) => `U hoeft niets te doen. Als dit u verbaast, neem dan contact op met ${partner}.`,
  },
  replaced: {
    title: 'Het verzoek is aan iemand anders gericht',
    text: ({ partner, company }) =>
      `${partner} heeft iemand anders gevraagd de overeenkomst voor ${company} te accepteren. U hoeft verder niets te doen.`,
  },
  failed: {
    title: 'De link kon niet worden gemaakt',
    text: ({ partner }) =>
      `Microsoft heeft de pagina niet voorbereid. ${partner} ziet dit ook en neemt contact met u op.`,
  },
  unknown: {
    title: 'Dit adres is niet bekend',
    text: () =>
      'Misschien is er onderweg een deel verloren gegaan. Open de link in uw e-mail opnieuw of kopieer deze volledig.',
  },
  tooMany: {
    title: 'Iets te snel',
    text: () => 'Dit is zojuist meerdere keren aangevraagd. Wacht even en kijk eerst in uw mailbox.',
  },
  away: {
    title: 'Deze pagina is op dit moment niet beschikbaar',
    text: () =>
      'Er is niets verloren gegaan en uw link blijft geldig. Probeer het over enkele minuten opnieuw.',
  },
  refresh: 'Opnieuw kijken',
  questions: ({ partner }) => `Vragen? ${partner} helpt u graag`,
  languages: 'Taal',
  yourPartner: 'Uw Microsoft-partner',
  yourCompany: 'uw bedrijf',
};
