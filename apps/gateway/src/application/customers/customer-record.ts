import type {
  AttestationStateData,
  ContactData,
  CustomerState,
  DeliveryState,
  McaState,
  Scope,
} from '@assent/contracts';
import type { McaReasonCode, McaStatus, NextAction } from '@assent/domain';

/** One customer as the read model knows it, all parts together. */
export interface CustomerRecord {
  readonly customerId: string;
  readonly scope: Scope;
  /** Null: there is no reseller, or it has not been heard of yet. */
  readonly resellerName: string | null;
  readonly tenantId: string | null;
  readonly companyName: string;
  readonly domain: string | null;
  readonly country: string | null;
  readonly contact: ContactData | null;
  readonly lifecycle: CustomerState['lifecycle'];
  readonly createdAt: string;
  readonly updatedAt: string;
  /** In lists and counts. */
  readonly listed: boolean;
  readonly status: McaStatus;
  readonly reasonCode: McaReasonCode;
  readonly nextAction: NextAction;
  readonly statusSince: string;
  readonly verifiedAt: string | null;
  /** Null until the attestations service has spoken; its acceptance links are sealed. */
  readonly mca: McaState | null;
  readonly delivery: DeliveryState | null;
  readonly pendingOperationId: string | null;
}

/** The attestation with this id, the present one or an earlier one. */
export function attestationOf(record: CustomerRecord, attestationId: string): AttestationStateData | null {
  return allAttestations(record).find(({ id }) => id === attestationId) ?? null;
}

/** The present attestation and the earlier ones, newest first. */
export function allAttestations({ mca }: CustomerRecord): readonly AttestationStateData[] {
  if (mca === null) return [];
  return mca.attestation === null ? mca.history : [mca.attestation, ...mca.history];
}
