import { randomInt, randomUUID } from 'node:crypto';
import { MicrosoftFault } from '../http/microsoft-fault.js';
import type { CustomerRecord } from '../state/sandbox-state.js';
import {
  companyNameFault,
  emailFault,
  personNameFault,
  REGISTRATION_NUMBER_COUNTRIES,
} from './customer-rules.js';
import type { NewCustomer } from './customer-wire.js';

/** @throws MicrosoftFault 400 for what Microsoft's rules forbid */
export function checkNewCustomer({ companyProfile, billingProfile }: NewCustomer): void {
  const { defaultAddress: address } = billingProfile;
  const fault =
    companyNameFault(billingProfile.companyName) ??
    personNameFault(address.firstName) ??
    personNameFault(address.lastName) ??
    emailFault(billingProfile.email);
  if (fault !== undefined) throw MicrosoftFault.classic('invalidRequest', fault);
  const registered = Boolean(companyProfile.organizationRegistrationNumber);
  if (REGISTRATION_NUMBER_COUNTRIES.has(address.country)) {
    if (!registered) throw MicrosoftFault.classic('registrationNumberMissing');
    if (!address.phoneNumber) throw MicrosoftFault.classic('phoneNumberMissing');
  } else if (registered) {
    throw MicrosoftFault.classic('registrationNumberUnsupported');
  }
}

/** The new tenant's record. */
export function newCustomerRecord(partner: string, order: NewCustomer): CustomerRecord {
  const { defaultAddress: address, ...billing } = order.billingProfile;
  return {
    id: randomUUID(),
    partner,
    companyName: billing.companyName.trim(),
    domain: order.companyProfile.domain.toLowerCase(),
    country: address.country,
    culture: billing.culture,
    language: billing.language,
    contact: {
      firstName: address.firstName,
      lastName: address.lastName,
      email: billing.email,
      phoneNumber: address.phoneNumber ?? null,
    },
    address: {
      line1: address.addressLine1,
      city: address.city,
      state: address.state ?? null,
      postalCode: address.postalCode ?? '',
    },
    granularAdmin: order.enableGDAPByDefault ?? false,
    relationshipToPartner: 'reseller',
    agreements: [],
    acceptedDirectly: false,
  };
}

/** The first administrator of the new tenant; Microsoft shows the password this once. */
export function firstCredentials(): { userName: string; password: string } {
  const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const password = Array.from({ length: 14 }, () => letters.charAt(randomInt(letters.length))).join('');
  return { userName: 'admin', password: `${password}!7` };
}
