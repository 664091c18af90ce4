import type { CustomerState, DeliveryState, McaState } from '@assent/contracts';

/** What one service says of a customer, as columns of `customer_view`. */
export interface ViewPart {
  readonly version: string;
  /** All columns of the part, the version among them, and their types in the JSON that carries them. */
  readonly columns: Readonly<Record<string, string>>;
}

export const CUSTOMER_COLUMNS = {
  customer_version: 'integer',
  provider_instance_id: 'uuid',
  reseller_id: 'uuid',
  tenant_id: 'uuid',
  company_name: 'text',
  domain: 'text',
  country: 'text',
  customer_contact: 'jsonb',
  lifecycle: 'text',
  customer_created_at: 'timestamptz',
  customer_updated_at: 'timestamptz',
} as const;

export const CUSTOMER_PART = { version: 'customer_version', columns: CUSTOMER_COLUMNS } satisfies ViewPart;

/** Those of the agreement's part that can be compared as they are. */
export const MCA_COLUMNS = {
  mca_version: 'integer',
  mca_ended: 'boolean',
  status: 'text',
  reason_code: 'text',
  next_action: 'text',
  verified_at: 'timestamptz',
  attestation_id: 'uuid',
  attestation_state: 'text',
  attestation_contact: 'jsonb',
  expires_at: 'timestamptz',
  opened_at: 'timestamptz',
} as const;

export const MCA_PART = {
  version: 'mca_version',
  columns: { ...MCA_COLUMNS, mca: 'jsonb' },
} satisfies ViewPart;

export const DELIVERY_COLUMNS = { delivery_version: 'integer', delivery: 'jsonb' } as const;

export const DELIVERY_PART = { version: 'delivery_version', columns: DELIVERY_COLUMNS } satisfies ViewPart;

/** A part with its customer, as the JSON that carries it. */
export type PartRow = Readonly<Record<string, unknown>> & { readonly customer_id: string };

export function customerRow(state: CustomerState): PartRow {
  return {
    customer_id: state.customerId,
    customer_version: state.version,
    provider_instance_id: state.providerInstanceId,
    reseller_id: state.resellerId,
    tenant_id: state.tenantId,
    company_name: state.companyName,
    domain: state.domain,
    country: state.country,
    customer_contact: state.contact,
    lifecycle: state.lifecycle,
    customer_created_at: state.createdAt,
    customer_updated_at: state.updatedAt,
  };
}

/** @param state with its acceptance links sealed */
export function mcaRow(state: McaState): PartRow {
  const { attestation } = state;
  return {
    customer_id: state.customerId,
    mca_version: state.version,
    mca_ended: state.ended,
    status: state.status,
    reason_code: state.reasonCode,
    next_action: state.nextAction,
    status_since: state.statusSince,
    verified_at: state.verifiedAt,
    attestation_id: attestation?.id ?? null,
    attestation_state: attestation?.state ?? null,
    attestation_contact: attestation?.contact ?? null,
    expires_at: attestation?.expiresAt ?? null,
    opened_at: attestation?.openedAt ?? null,
    mca: state,
  };
}

export function deliveryRow(state: DeliveryState): PartRow {
  return { customer_id: state.customerId, delivery_version: state.version, delivery: state };
}
