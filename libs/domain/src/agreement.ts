/**
 * Partner-attested agreements from this day on stay valid; older ones have to be accepted again
 * (Microsoft's re-acceptance rule). `MCA_CUTOFF_DATE` in the environment overrides it.
 */
export const DEFAULT_MCA_CUTOFF_DATE = '2023-04-01';

/** Microsoft's template id of the Microsoft Customer Agreement. */
export const MCA_TEMPLATE_ID = '117a77b0-9360-443b-8795-c6dedc750cf9';

/** How the customer came to an agreement. */
export const AGREEMENT_SOURCES = ['partner_attested', 'direct_acceptance'] as const;
export type AgreementSource = (typeof AGREEMENT_SOURCES)[number];

/**
 * Whether an agreement lets the customer transact. Direct acceptance counts whatever its date.
 *
 * @param dateAgreed when the customer agreed
 * @param cutoff first valid day, at midnight UTC
 */
export function isValidAgreement(source: AgreementSource, dateAgreed: Date, cutoff: Date): boolean {
  return source === 'direct_acceptance' || dateAgreed.getTime() >= cutoff.getTime();
}
