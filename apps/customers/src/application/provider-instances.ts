import type { PartnerCenterClients } from '@assent/partner-center';
import type { CommandRefusal } from './refusals.js';

/**
 * Refuses work for a provider instance that this service has no connection for: taken on, it could only wait
 * for ever.
 */
export function refuseUnknownInstance(
  partnerCenter: PartnerCenterClients,
  providerInstanceId: string,
): CommandRefusal | undefined {
  try {
    partnerCenter.of(providerInstanceId);
    return undefined;
  } catch {
    return {
      code: 'validation_failed',
      detail: 'There is no provider instance with this id. Choose one of those that are set up.',
      errors: [{ path: 'providerInstanceId', message: 'There is no provider instance with this id.' }],
    };
  }
}
