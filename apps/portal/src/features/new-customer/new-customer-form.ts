import { newCustomerSchema, type CreateCustomerRequest } from '@assent/contracts';
import { checkNewCustomer } from '@assent/domain';
import type { TFunction } from 'i18next';
import { z } from 'zod';

/** What the page holds: everything as text, as inputs have it. */
const fieldsSchema = z.object({
  companyName: z.string(),
  domainPrefix: z.string(),
  organizationRegistrationNumber: z.string(),
  language: z.string(),
  contact: z.object({ firstName: z.string(), lastName: z.string(), email: z.string(), phone: z.string() }),
  address: z.object({
    line1: z.string(),
    line2: z.string(),
    city: z.string(),
    state: z.string(),
    postalCode: z.string(),
    country: z.string(),
  }),
});
export type NewCustomerForm = z.infer<typeof fieldsSchema>;

export const EMPTY_CUSTOMER: NewCustomerForm = {
  companyName: '',
  domainPrefix: '',
  organizationRegistrationNumber: '',
  language: '',
  contact: { firstName: '', lastName: '', email: '', phone: '' },
  address: { line1: '', line2: '', city: '', state: '', postalCode: '', country: '' },
};

/** Sentences for fields that the shape alone refuses when they are empty. */
const EMPTY_FIELD_RULES = {
  'address.line1': 'newCustomer.rule.line1',
  'address.city': 'newCustomer.rule.city',
  'address.country': 'newCustomer.rule.country',
  language: 'newCustomer.rule.language',
} as const;

/** Microsoft's rules and the shape of the request: one sentence per field, Microsoft's reason first. */
export function newCustomerFormSchema(t: TFunction) {
  return fieldsSchema.superRefine((form, context) => {
    const broken = new Map<string, string>();
    for (const { path, message } of checkNewCustomer(form)) broken.set(path, message);
    for (const [path, key] of Object.entries(EMPTY_FIELD_RULES)) {
      if (valueAt(form, path).trim() === '') broken.set(path, t(key));
    }
    for (const { path, message } of newCustomerSchema.safeParse(newCustomerOf(form)).error?.issues ?? []) {
      const name = path.join('.');
      if (!broken.has(name)) broken.set(name, message);
    }
    for (const [path, message] of broken) {
      context.addIssue({ code: 'custom', path: path.split('.'), message });
    }
  });
}

function valueAt(form: NewCustomerForm, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], form);
  return typeof value === 'string' ? value : '';
}

/** What is posted: fields that were left empty are left out. */
export function newCustomerOf(form: NewCustomerForm): CreateCustomerRequest {
  const { contact, address } = form;
  return {
    companyName: form.companyName.trim(),
    domainPrefix: form.domainPrefix.trim(),
    language: form.language,
    ...filled({ organizationRegistrationNumber: form.organizationRegistrationNumber }),
    contact: {
      firstName: contact.firstName.trim(),
      lastName: contact.lastName.trim(),
      email: contact.email.trim(),
      ...filled({ phone: contact.phone }),
    },
    address: {
      line1: address.line1.trim(),
      city: address.city.trim(),
      country: address.country,
      ...filled({ line2: address.line2, state: address.state, postalCode: address.postalCode }),
    },
  };
}

function filled<Name extends string>(fields: Record<Name, string>): Partial<Record<Name, string>> {
  const entries = Object.entries<string>(fields)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return Object.fromEntries(entries) as Partial<Record<Name, string>>;
}

/** A domain to suggest for a company: its name without legal form, letters and digits only. */
export function suggestedDomain(companyName: string): string {
  return companyName
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\b(gmbh|ag|inc|llc|ltd|limited|sarl|sas|bv|nv|ab|as|oy|spa|srl|co|kg|plc|corp)\b\.?/gi, '')
    .replace(/[^a-zA-Z0-9]/g, '')
    .replace(/^[0-9]+/, '')
    .toLowerCase()
    .slice(0, 27);
}
