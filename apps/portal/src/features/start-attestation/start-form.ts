import type { ContactData, CustomerMca, CustomerView, StartAttestationRequest } from '@assent/contracts';
import { agreementLanguageOf, checkContact, LINK_LIFETIME_MINUTES } from '@assent/domain';
import type { TFunction } from 'i18next';
import { z } from 'zod';
import { openSuggestionOf } from '../mca-actions/open-suggestion';

/** The lifetimes on offer, in minutes; `custom` asks for a number. */
export const LIFETIMES = ['1440', '4320', '10080', 'custom'] as const;

/** What the dialog holds: everything as text, as inputs have it. */
const fieldsSchema = z.object({
  contact: z.object({ firstName: z.string(), lastName: z.string(), email: z.string(), phone: z.string() }),
  lifetime: z.enum(LIFETIMES),
  customMinutes: z.string(),
  language: z.string(),
  country: z.string(),
  delivery: z.enum(['email', 'manual']),
  /** The attestation that makes way, when another person is asked instead; nobody edits it. */
  replaces: z.string().nullable(),
});
export type StartForm = z.infer<typeof fieldsSchema>;

/** Microsoft's rules on the signatory, and the bounds of the lifetime, with one sentence per field. */
export function startFormSchema(t: TFunction) {
  return fieldsSchema.superRefine((form, context) => {
    for (const { path, message } of checkContact(form.contact)) {
      context.addIssue({ code: 'custom', path: path.split('.'), message });
    }
    const { min, max } = LINK_LIFETIME_MINUTES;
    const minutes = minutesOf(form);
    if (!Number.isInteger(minutes) || minutes < min || minutes > max) {
      context.addIssue({
        code: 'custom',
        path: ['customMinutes'],
        message: t('attestation.rule.lifetime', { min, max }),
      });
    }
    if (form.country === '') {
      context.addIssue({ code: 'custom', path: ['country'], message: t('attestation.rule.country') });
    }
  });
}

/** The lifetime that the form asks for; NaN while it is no number. */
export const minutesOf = ({ lifetime, customMinutes }: StartForm) =>
  lifetime === 'custom' ? (customMinutes.trim() === '' ? NaN : Number(customMinutes)) : Number(lifetime);

/**
 * The form as the dialog opens it: with the customer's own contact, else the one who was asked last.
 *
 * @param minutes how long links live where nobody chooses another time
 */
export function initialForm(
  customer: CustomerView,
  mca: CustomerMca | undefined,
  reader: string,
  minutes: number = LINK_LIFETIME_MINUTES.default,
): StartForm {
  const known: Partial<ContactData> = customer.contact ?? mca?.attestation?.contact ?? {};
  const country = customer.country ?? mca?.attestation?.country ?? '';
  return {
    contact: {
      firstName: known.firstName ?? '',
      lastName: known.lastName ?? '',
      email: known.email ?? '',
      phone: known.phone ?? '',
    },
    ...lifetimeOf(minutes),
    language: mca?.attestation?.language ?? (country ? agreementLanguageOf(country) : reader),
    country,
    delivery: 'email',
    replaces: null,
  };
}

/** One of the lifetimes on offer where it is one, else the number. */
function lifetimeOf(minutes: number): Pick<StartForm, 'lifetime' | 'customMinutes'> {
  const offered = LIFETIMES.find((lifetime) => lifetime === String(minutes));
  return offered
    ? { lifetime: offered, customMinutes: '' }
    : { lifetime: 'custom', customMinutes: String(minutes) };
}

/** The form for asking the one whom the signatory named, in place of the signatory. */
export function formForSuggested(form: StartForm, mca: CustomerMca | undefined): StartForm {
  const attestation = mca?.attestation ?? null;
  const suggestion = attestation && openSuggestionOf(attestation);
  if (!suggestion) return form;
  return { ...form, contact: { ...suggestion.contact, phone: '' }, replaces: attestation.id };
}

/** What is posted. */
export function requestOf(form: StartForm): StartAttestationRequest {
  const { phone, ...contact } = form.contact;
  return {
    contact: { ...trimmed(contact), ...(phone.trim() ? { phone: phone.trim() } : {}) },
    linkLifetimeMinutes: minutesOf(form),
    language: form.language,
    country: form.country,
    delivery: form.delivery,
    ...(form.replaces === null ? {} : { replaces: form.replaces }),
  };
}

const trimmed = (contact: { firstName: string; lastName: string; email: string }) => ({
  firstName: contact.firstName.trim(),
  lastName: contact.lastName.trim(),
  email: contact.email.trim(),
});

/** Where a field of the request stands in the dialog; undefined when it has none. */
export function formPathOf(requestPath: string): Path | undefined {
  return REQUEST_PATHS[requestPath];
}

type Path =
  | `contact.${keyof StartForm['contact']}`
  | 'lifetime'
  | 'customMinutes'
  | 'language'
  | 'country'
  | 'delivery';

const REQUEST_PATHS: Readonly<Record<string, Path>> = {
  'contact.firstName': 'contact.firstName',
  'contact.lastName': 'contact.lastName',
  'contact.email': 'contact.email',
  'contact.phone': 'contact.phone',
  linkLifetimeMinutes: 'lifetime',
  language: 'language',
  country: 'country',
  delivery: 'delivery',
};
