import { Inject, Injectable } from '@nestjs/common';
import type { SandboxEnvironment } from '../environment.js';
import { ENVIRONMENT } from '../environment.token.js';
import { type CustomerRecord, HOME_PARTNER } from '../state/sandbox-state.js';

/** A partner that sells under the one that signs in. */
export interface IndirectReseller {
  readonly id: string;
  readonly name: string;
  readonly mpnId: string;
  readonly location: string;
}

/** Invented, like the customers, and the same at every start. */
const INVENTED = [
  ['Kiefernhain Systemhaus GmbH', 'DE'],
  ['Quaimauer IT-Service AG', 'CH'],
  ['Atelier Nuage SARL', 'FR'],
  ['Polderlicht Cloud BV', 'NL'],
  ['Peñaverde Sistemas SL', 'ES'],
] as const;

/** Of the customers, as many shares as there are resellers go to one each, and two to none. */
const SHARES_OF_NOBODY = 2;

/** Through whom the home partner sells; every other partner deals with its customers itself. */
@Injectable()
export class IndirectResellers {
  private readonly all: readonly IndirectReseller[];

  constructor(@Inject(ENVIRONMENT) environment: SandboxEnvironment) {
    this.all = INVENTED.slice(0, environment.SANDBOX_INDIRECT_RESELLERS).map(([name, location], index) => ({
      id: `7e5e11e2-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
      name,
      mpnId: String(6_100_000 + index * 137),
      location,
    }));
  }

  of(partner: string): readonly IndirectReseller[] {
    return partner === HOME_PARTNER ? this.all : [];
  }

  /** Whether the reseller serves the customer: the customer's id decides, so that it stays as it is. */
  serves(resellerId: string, customer: CustomerRecord): boolean {
    const resellers = this.of(customer.partner);
    const share = Number.parseInt(customer.id.slice(-6), 16) % (resellers.length + SHARES_OF_NOBODY);
    return resellers[share]?.id === resellerId.toLowerCase();
  }
}
