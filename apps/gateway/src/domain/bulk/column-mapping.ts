import { BULK_FIELDS, type BulkField, type BulkMapping } from '@assent/contracts';

/**
 * Headings by which files call what we know, most telling first. Letters and digits only, lower case, without
 * accents. The first of each are those of Microsoft's retired bulk attestation tool (`CustomerTenantId`,
 * `FirstName`, `LastName`, `Email`, `PhoneNumber`) and of Partner Center's export of customers
 * (`Microsoft ID`, `Primary domain name`).
 */
const HEADINGS: Readonly<Record<BulkField, readonly string[]>> = {
  tenantId: [
    'customertenantid',
    'tenantid',
    'microsoftid',
    'microsofttenantid',
    'azuretenantid',
    'entratenantid',
    'directoryid',
    'tenant',
  ],
  customerId: ['customerid', 'assentcustomerid'],
  domain: [
    'primarydomainname',
    'primarydomain',
    'domainname',
    'domain',
    'tenantdomain',
    'defaultdomain',
    'domaine',
    'dominio',
  ],
  firstName: [
    'firstname',
    'signatoryfirstname',
    'contactfirstname',
    'givenname',
    'vorname',
    'prenom',
    'nombre',
    'nome',
    'voornaam',
    'imie',
  ],
  lastName: [
    'lastname',
    'signatorylastname',
    'contactlastname',
    'surname',
    'familyname',
    'nachname',
    'familienname',
    'nom',
    'apellido',
    'apellidos',
    'cognome',
    'sobrenome',
    'achternaam',
    'nazwisko',
  ],
  fullName: ['fullname', 'contactname', 'primarycontact', 'contact', 'name', 'ansprechpartner', 'kontakt'],
  email: [
    'email',
    'signatoryemail',
    'contactemail',
    'emailaddress',
    'mail',
    'emailadresse',
    'courriel',
    'correo',
    'correoelectronico',
    'adresseemail',
  ],
  phone: [
    'phonenumber',
    'phone',
    'signatoryphonenumber',
    'contactphone',
    'telephone',
    'telefon',
    'telefonnummer',
    'telefono',
    'telefone',
    'telefoon',
    'tel',
    'mobile',
  ],
  country: ['country', 'countrycode', 'countryregion', 'land', 'pays', 'pais', 'paese', 'kraj'],
  language: ['language', 'culture', 'locale', 'sprache', 'langue', 'idioma', 'lingua', 'taal', 'jezyk'],
};

const fold = (heading: string) =>
  heading
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What the columns most likely hold, by their headings; what is not known is left out. */
export function guessMapping(columns: readonly string[]): BulkMapping {
  const free = new Map<string, string>();
  for (const column of [...columns].reverse()) free.set(fold(column), column);
  const mapping: BulkMapping = {};
  for (const field of BULK_FIELDS) {
    const found = HEADINGS[field].find((heading) => free.has(heading));
    if (found === undefined) continue;
    mapping[field] = free.get(found);
    free.delete(found);
  }
  // One column with the whole name is of use only where the two parts have none of their own.
  if (mapping.firstName !== undefined && mapping.lastName !== undefined) delete mapping.fullName;
  return mapping;
}

/** Headings for people and for keys: never empty, never twice. */
export function namedColumns(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading, index) => {
    const name = heading.replace(/\s+/gu, ' ').trim() || `Column ${String(index + 1)}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${String(times)})`;
  });
}
