import {
  type AttestationStateData,
  type ContactData,
  type CustomerState,
  type Envelope,
  type McaState,
  type MessageContract,
  type MessageData,
  customerChanged,
  mcaChanged,
  SYSTEM_ACTOR,
} from '@assent/contracts';
import { v7 as uuidv7 } from 'uuid';

/*
 * Whole, valid objects for specs, each with fresh ids: a spec names only what it is about. They start from
 * the contracts' own examples, so that a new field of a contract need not be added here as well.
 */

export const anId = (): string => uuidv7();

export function aContact(overrides: Partial<ContactData> = {}): ContactData {
  return {
    firstName: 'Ada',
    lastName: 'Jensen',
    // Of its own: Microsoft refuses a second agreement with the same signatory.
    email: `ada.${anId().slice(-12)}@nordwind.example`,
    phone: '+49 30 1234567',
    ...overrides,
  };
}

export function aCustomerState(overrides: Partial<CustomerState> = {}): CustomerState {
  const { customer } = customerChanged.data.parse(customerChanged.example);
  return { ...customer, customerId: anId(), tenantId: anId(), contact: null, version: 1, ...overrides };
}

export function anAttestationState(overrides: Partial<AttestationStateData> = {}): AttestationStateData {
  const { attestation } = mcaChanged.data.parse(mcaChanged.example).mca;
  if (attestation === null) throw new Error('The example of mca-changed carries an attestation.');
  return { ...attestation, id: anId(), signatoryLinkId: anId(), contact: aContact(), ...overrides };
}

export function anMcaState(overrides: Partial<McaState> = {}): McaState {
  const { mca } = mcaChanged.data.parse(mcaChanged.example);
  return { ...mca, customerId: anId(), attestation: anAttestationState(), version: 1, ...overrides };
}

/** A message as a handler gets it: opened and parsed. */
export interface BuiltMessage<Contract extends MessageContract> {
  readonly envelope: Omit<Envelope, 'data'>;
  readonly data: MessageData<Contract>;
}

/** @param data what differs from the contract's example, field by field at the top level */
export function aMessage<Contract extends MessageContract>(
  contract: Contract,
  data: Partial<MessageData<Contract>> = {},
  envelope: Partial<Omit<Envelope, 'data'>> = {},
): BuiltMessage<Contract> {
  const example = contract.data.parse(contract.example) as MessageData<Contract>;
  return {
    envelope: {
      messageId: anId(),
      type: contract.type,
      version: contract.version,
      aggregate: { id: anId(), version: null },
      scope: { providerInstanceId: anId(), resellerId: null },
      actor: SYSTEM_ACTOR,
      correlationId: anId(),
      causationId: null,
      traceparent: null,
      operationId: null,
      occurredAt: new Date().toISOString(),
      replay: false,
      priority: 'interactive',
      ...envelope,
    },
    data: Object.assign({}, example, data),
  };
}
