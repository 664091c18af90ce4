type Words = readonly [string, ...string[]];

/** What invented customers of one country are made of. */
export interface CountryWords {
  readonly country: string;
  readonly culture: string;
  /** Two parts that make a name no company bears, such as Falken + ried. */
  readonly heads: Words;
  readonly tails: Words;
  readonly trades: Words;
  readonly legalForms: Words;
  readonly firstNames: Words;
  readonly lastNames: Words;
  readonly streets: Words;
  readonly places: readonly [readonly [string, string], ...(readonly [string, string])[]];
  readonly state: string | null;
  /** Dialling code; the rest of a number is drawn. */
  readonly dialling: string;
}

const words = (text: string): Words => text.split(' ') as [string, ...string[]];
const phrases = (text: string): Words => text.split('|') as [string, ...string[]];

/** Twelve countries, as a European partner with some customers overseas would have them. */
export const COUNTRY_WORDS: readonly [CountryWords, ...CountryWords[]] = [
  {
    country: 'DE',
    culture: 'de-DE',
    heads: words('Falken Birken Sturm Linden Raben Moor Eschen Kranich Silber Hasel Tannen Wiesen'),
    tails: words('ried grund mark quell horst hagen brunn sieck loh wacht furt'),
    trades: words(
      'Feinmechanik Logistik Gartenbau Medizintechnik Verlag Möbelwerke Kältetechnik Energieberatung',
    ),
    legalForms: words('GmbH AG KG'),
    firstNames: words('Anna Jonas Lena Paul Miriam Felix Katrin Tobias Sabine Moritz'),
    lastNames: words('Weber Hoffmann Krüger Brandt Vogel Seidel Albrecht Lorenz Pohl Busch'),
    streets: words('Lindenweg Hafenstraße Mühlgasse Gartenring'),
    places: [
      ['Lübeck', '23552'],
      ['Kassel', '34117'],
      ['Ulm', '89073'],
      ['Jena', '07743'],
    ],
    state: null,
    dialling: '+49 30',
  },
  {
    country: 'AT',
    culture: 'de-AT',
    heads: words('Gams Enzian Föhren Almen Silber Stein Murmel Lärchen Hirschen Arnika'),
    tails: words('spitz kar joch bach alm leiten stern tobel kogel'),
    trades: words('Seilbahntechnik Holzbau Getränke Planungsbüro Optik Werkzeuge Reisen'),
    legalForms: words('GmbH KG'),
    firstNames: words('Elisabeth Lukas Johanna Matthias Theresa Florian Magdalena'),
    lastNames: words('Gruber Steiner Moser Egger Wimmer Haas Leitner'),
    streets: words('Bergstraße Kirchengasse Dorfplatz'),
    places: [
      ['Linz', '4020'],
      ['Villach', '9500'],
      ['Dornbirn', '6850'],
    ],
    state: null,
    dialling: '+43 1',
  },
  {
    country: 'CH',
    culture: 'de-CH',
    heads: words('Gletscher Uhu Föhn Aare Steinbock Edel Arven Rigi Murten'),
    tails: words('werk dach halde tal stern matt egg wil'),
    trades: words('Präzisionstechnik Treuhand Architektur Biotechnik Uhrenteile Schulverlag'),
    legalForms: words('AG GmbH'),
    firstNames: words('Regula Beat Corinne Reto Nadja Urs Simone'),
    lastNames: words('Ammann Bühler Frei Gerber Hug Käser Suter'),
    streets: words('Seestrasse Bahnhofplatz Mattenweg'),
    places: [
      ['Olten', '4600'],
      ['Chur', '7000'],
      ['Thun', '3600'],
    ],
    state: null,
    dialling: '+41 44',
  },
  {
    country: 'FR',
    culture: 'fr-FR',
    heads: words('Clair Beau Haut Vert Noir Bel Mont Val Grand'),
    tails: words('orvanne sureau mirelle tisane brume ardoise loriot feuille'),
    trades: phrases('Menuiserie|Transports|Conserverie|Imprimerie|Ingénierie|Paysages|Cosmétiques'),
    legalForms: words('SAS SARL SA'),
    firstNames: words('Camille Julien Élodie Antoine Margaux Bastien Claire'),
    lastNames: words('Lefèvre Garnier Roussel Marchand Perrin Chevalier Besson'),
    streets: phrases('rue des Tilleuls|avenue du Port|place du Marché'),
    places: [
      ['Angers', '49000'],
      ['Nîmes', '30000'],
      ['Reims', '51100'],
    ],
    state: null,
    dialling: '+33 1',
  },
  {
    country: 'BE',
    culture: 'nl-BE',
    heads: words('Zilver Wilgen Haven Klaver Reiger Duinen Molen'),
    tails: words('hoek veldt gracht brug stroom weide kamp'),
    trades: words('Textiel Bakkerijen Scheepvaart Adviesgroep Tuinen Machinebouw'),
    legalForms: words('NV BV'),
    firstNames: words('Lotte Pieter Marieke Wout Annelies Jens'),
    lastNames: words('Claes Wouters Goossens Hermans Aerts Smets'),
    streets: words('Kerkstraat Stationslaan Molenweg'),
    places: [
      ['Gent', '9000'],
      ['Mechelen', '2800'],
      ['Hasselt', '3500'],
    ],
    state: null,
    dialling: '+32 2',
  },
  {
    country: 'NL',
    culture: 'nl-NL',
    heads: words('Tulpen Polder Zeven Wester Vlier Oranje Kade Meeuwen'),
    tails: words('dijk meer sluis horn wijk oord plas'),
    trades: words('Bloemenexport Watertechniek Logistiek Installaties Zuivel Scheepsbouw Media'),
    legalForms: words('BV NV'),
    firstNames: words('Sanne Daan Fleur Bram Iris Thijs Femke'),
    lastNames: words('Visser Mulder Dekker Brouwer Dijkstra Postma'),
    streets: words('Havenkade Dorpsstraat Singel'),
    places: [
      ['Zwolle', '8011 AA'],
      ['Delft', '2611 AB'],
      ['Breda', '4811 CD'],
    ],
    state: null,
    dialling: '+31 20',
  },
  {
    country: 'ES',
    culture: 'es-ES',
    heads: words('Olivar Monte Sierra Campo Puerto Rio Cala'),
    tails: words('blancos verdejo luceros almendro cigarra alondra jazmín'),
    trades: phrases('Cerámicas|Transportes|Conservas|Instalaciones|Viveros|Ingeniería'),
    legalForms: phrases('S.L.|S.A.'),
    firstNames: words('Lucía Álvaro Carmen Sergio Inés Rubén Marta'),
    lastNames: words('Ortega Navarro Molina Serrano Ibáñez Campos Vega'),
    streets: phrases('calle Mayor|avenida del Mar|plaza Nueva'),
    places: [
      ['Murcia', '30001'],
      ['Gijón', '33201'],
      ['Lugo', '27001'],
    ],
    state: null,
    dialling: '+34 91',
  },
  {
    country: 'IT',
    culture: 'it-IT',
    heads: words('Colle Rocca Torre Ponte Valle Fonte'),
    tails: words('lucerna ginepro allodola brina corvino mirto'),
    trades: phrases('Arredamenti|Meccanica|Alimentari|Grafica|Impianti|Tessuti'),
    legalForms: phrases('S.r.l.|S.p.A.'),
    firstNames: words('Chiara Matteo Giulia Davide Francesca Simone'),
    lastNames: words('Ferri Marchetti Galli Rinaldi Caruso Parisi'),
    streets: phrases('via Garibaldi|corso Italia|piazza del Popolo'),
    places: [
      ['Modena', '41121'],
      ['Pisa', '56121'],
      ['Udine', '33100'],
    ],
    state: null,
    dialling: '+39 02',
  },
  {
    country: 'GB',
    culture: 'en-GB',
    heads: words('Thistle Heron Alder Wren Copper Marsh Bramble Otter'),
    tails: words('wick combe stead holme ley thorpe ford'),
    trades: phrases('Joinery|Freight|Dairies|Surveyors|Instruments|Print Works|Veterinary Group'),
    legalForms: words('Ltd Limited LLP'),
    firstNames: words('Harriet Oliver Imogen Callum Eleanor Rhys Beth'),
    lastNames: words('Whitaker Pryce Langley Hobson Ashworth Mercer Doyle'),
    streets: phrases('Mill Lane|Station Road|Church Street'),
    places: [
      ['Shrewsbury', 'SY1 1AA'],
      ['Durham', 'DH1 3AA'],
      ['Exeter', 'EX1 1AA'],
    ],
    state: null,
    dialling: '+44 20',
  },
  {
    country: 'SE',
    culture: 'sv-SE',
    heads: words('Björk Älv Snö Tall Norr Sten Lom'),
    tails: words('vik hamra sjö dalen näset lunda'),
    trades: words('Verkstad Skogsbruk Konsult Livsmedel Elteknik Fastigheter'),
    legalForms: words('AB'),
    firstNames: words('Elin Oskar Frida Gustav Maja Viktor'),
    lastNames: words('Lindqvist Sandberg Hedlund Nyström Åkesson Wallin'),
    streets: words('Storgatan Hamnvägen Skolgatan'),
    places: [
      ['Umeå', '903 26'],
      ['Lund', '222 22'],
      ['Gävle', '803 20'],
    ],
    state: null,
    dialling: '+46 8',
  },
  {
    country: 'PL',
    culture: 'pl-PL',
    heads: words('Jasno Stare Biało Zielono Nowo Sokoło'),
    tails: words('brzezie lipki potok dębina wierzba rosa'),
    trades: words('Meblarstwo Transport Doradztwo Energetyka Opakowania'),
    legalForms: phrases('Sp. z o.o.|S.A.'),
    firstNames: words('Agnieszka Tomasz Magda Piotr Zofia Marek'),
    lastNames: words('Zielińska Wójcik Kaczmarek Mazur Pawlak Sikora'),
    streets: phrases('ul. Polna|ul. Szkolna|Rynek'),
    places: [
      ['Toruń', '87-100'],
      ['Opole', '45-015'],
      ['Lublin', '20-002'],
    ],
    state: null,
    dialling: '+48 22',
  },
  {
    country: 'US',
    culture: 'en-US',
    heads: words('Juniper Cedar Prairie Harbor Granite Maple Bluff Cotton'),
    tails: words('wren forge crest hollow lark mesa'),
    trades: phrases('Outfitters|Manufacturing|Family Dental|Freight Lines|Builders|Analytics|Farms'),
    legalForms: words('Inc. LLC Corp.'),
    firstNames: words('Madison Tyler Grace Marcus Hannah Diego'),
    lastNames: words('Parker Nolan Reyes Whitfield Brooks Castillo'),
    streets: phrases('Main Street|Oak Avenue|Lakeview Drive'),
    places: [
      ['Spokane', '99201'],
      ['Tacoma', '98402'],
      ['Yakima', '98901'],
    ],
    state: 'WA',
    dialling: '+1 425',
  },
];
