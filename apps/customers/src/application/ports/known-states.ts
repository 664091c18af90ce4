import type { CustomerState, ResellerState } from '@assent/contracts';
import { StatesOfService } from '@assent/service-kit';

/** What this service has told others of each customer. */
export abstract class KnownStates extends StatesOfService<CustomerState> {}

/** What this service has told others of each reseller. */
export abstract class KnownResellers extends StatesOfService<ResellerState> {}
