import type { CustomerState } from '@assent/contracts';
import { StatesOfService } from '@assent/service-kit';

/** What this service has told others of each customer. */
export abstract class KnownStates extends StatesOfService<CustomerState> {}
