import { NOTE_LENGTH, suggestedContactSchema } from '@assent/contracts';
import { checkContact } from '@assent/domain';
import type { SuggestedSignatory } from '../../application/commands/signatory-commands.js';
import type { ForwardFault } from './catalogue/landing-texts.js';
import { textIn } from './form-fields.js';

const FIELDS = ['firstName', 'lastName', 'email'] as const;
export type ForwardField = (typeof FIELDS)[number];

/** What was typed, to be shown again with what is wrong with it. */
export interface ForwardForm {
  readonly values: Readonly<Record<ForwardField | 'note', string>>;
  readonly faults: Readonly<Partial<Record<ForwardField, ForwardFault>>>;
}

/** More than any rule allows, so that what is too long is told and not cut off. */
const READ_LENGTH = 300;

/** The rules' codes in the words of the page; a signatory need not know each of Microsoft's reasons. */
const FAULTS: Readonly<Record<string, ForwardFault>> = {
  required: 'missing',
  too_short: 'too_short',
  too_long: 'too_long',
  no_letters: 'not_a_name',
  placeholder: 'not_a_name',
  malformed: 'not_an_address',
  microsoft_address: 'microsoft_address',
};

/**
 * Reads the form in which somebody names the right person. Only the form itself is looked at: whether an
 * address is known here is told to nobody.
 *
 * @returns the person to suggest; null when something is wrong, then the form is to be shown again
 */
export function readForwardForm(form: unknown): {
  readonly suggested: SuggestedSignatory | null;
  readonly again: ForwardForm;
} {
  const values = {
    firstName: textIn(form, 'firstName', READ_LENGTH),
    lastName: textIn(form, 'lastName', READ_LENGTH),
    email: textIn(form, 'email', READ_LENGTH),
    note: textIn(form, 'note', NOTE_LENGTH),
  };
  const faults: Partial<Record<ForwardField, ForwardFault>> = {};
  for (const { path, code } of checkContact(values, { path: '' })) {
    const field = FIELDS.find((one) => path === `.${one}`);
    if (field !== undefined)
      faults[field] = FAULTS[code] ?? (field === 'email' ? 'not_an_address' : 'not_a_name');
  }
  const contact = suggestedContactSchema.safeParse(values);
  // What is sent has to be an address by the stricter rule of the messages as well.
  if (!contact.success && Object.keys(faults).length === 0) faults.email = 'not_an_address';
  const again = { values, faults };
  if (!contact.success || Object.keys(faults).length > 0) return { suggested: null, again };
  return { suggested: { contact: contact.data, note: values.note || null }, again };
}
