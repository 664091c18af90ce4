import { MCA_REASONS } from '@assent/domain';
import { refuse, type Decision } from '../decision.js';
import type { CustomerMca } from '../model/customer-mca.js';

/** The refusal for a customer who is not, or no longer, a customer at Microsoft; `undefined`: go ahead. */
export function refuseUnlessActive(mca: CustomerMca): Decision | undefined {
  switch (mca.customer.lifecycle) {
    case 'active':
      return undefined;
    case 'ending':
    case 'ended':
      return refuse(
        'customer_ended',
        'The relationship with this customer has ended, so nothing more is asked of them. Import the customers again if they came back.',
      );
    case 'creating':
    case 'failed':
      return refuse(
        'customer_not_ready',
        'The customer does not exist at Microsoft yet. Wait until the customer is created, then try again.',
      );
  }
}

/** The refusal for a customer who needs no attestation any more. */
export function refuseIfCompliant(mca: CustomerMca): Decision | undefined {
  if (!isCompliant(mca)) return undefined;
  return refuse(
    'already_compliant',
    `${MCA_REASONS[mca.reasonCode].sentence} Nothing has to be accepted again.`,
  );
}

export function isCompliant(mca: CustomerMca): boolean {
  return MCA_REASONS[mca.reasonCode].status === 'compliant';
}
