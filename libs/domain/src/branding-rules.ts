import {
  contrastWithWhite,
  isHexColour,
  isReadableUnderWhite,
  READABLE_CONTRAST,
  readableAccentColour,
} from './accent-colour.js';
import type { RuleViolation } from './rule-violation.js';

/** What of the branding the rules look at. */
export interface BrandingFacts {
  readonly accentColour: string | null;
  readonly supportPhone: string | null;
}

const PHONE = /^\+?[\d\s().\-/]{3,30}$/;

/** Checks how a partner wants to appear to signatories: at most one violation per field. */
export function checkBranding({ accentColour, supportPhone }: BrandingFacts): RuleViolation[] {
  const violations: RuleViolation[] = [];
  if (accentColour !== null && isHexColour(accentColour) && !isReadableUnderWhite(accentColour)) {
    violations.push({
      path: 'branding.accentColour',
      code: 'unreadable',
      message:
        `White text on ${accentColour} has a contrast of ${contrastWithWhite(accentColour).toFixed(1)}; people need ` +
        `${READABLE_CONTRAST}. The nearest colour that works is ${readableAccentColour(accentColour)}.`,
    });
  }
  if (supportPhone !== null && !PHONE.test(supportPhone)) {
    violations.push({
      path: 'branding.supportPhone',
      code: 'malformed',
      message: 'Enter the phone number in digits, such as +49 30 1234567.',
    });
  }
  return violations;
}
