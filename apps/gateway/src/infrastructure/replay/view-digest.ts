import {
  type BucketDigest,
  DIGESTED_FIELDS,
  type DigestedField,
  REPLAY_POLICY,
  type StatesDigested,
  type StateSource,
} from '@assent/contracts';
import { type DigestedStates, type DigestRow, digestSql, instantText, type Tx } from '@assent/database';
import { Injectable } from '@nestjs/common';
import { LIVE_VIEW } from './view-table.js';

/** What each service's digest takes, from the columns that are shown. */
const DIGESTED: { readonly [Source in StateSource]: Readonly<Record<DigestedField<Source>, string>> } = {
  customers: {
    providerInstanceId: 'provider_instance_id',
    resellerId: 'reseller_id',
    tenantId: 'tenant_id',
    companyName: 'company_name',
    domain: 'domain',
    country: 'country',
    contact: 'customer_contact',
    lifecycle: 'lifecycle',
    createdAt: instantText('customer_created_at'),
    updatedAt: instantText('customer_updated_at'),
  },
  resellers: {
    providerInstanceId: 'provider_instance_id',
    tenantId: 'tenant_id',
    name: 'name',
    mpnId: 'mpn_id',
    location: 'location',
    active: 'active',
    createdAt: instantText('created_at'),
    updatedAt: instantText('updated_at'),
  },
  attestations: {
    ended: 'mca_ended',
    status: 'status',
    reasonCode: 'reason_code',
    nextAction: 'next_action',
    statusSince: instantText('status_since'),
    verifiedAt: instantText('verified_at'),
    attestationId: 'attestation_id',
    attestationState: 'attestation_state',
    expiresAt: instantText('expires_at'),
    openedAt: instantText('opened_at'),
    consistent: `coalesce(
      (mca ->> 'version', mca ->> 'status', mca ->> 'reasonCode', mca ->> 'nextAction',
        mca #>> '{attestation,id}', mca #>> '{attestation,state}', mca #> '{attestation,contact}')
      IS NOT DISTINCT FROM
      (mca_version::text, status, reason_code, next_action,
        attestation_id::text, attestation_state, attestation_contact), false)`,
  },
  notifications: {
    attestationId: `delivery ->> 'attestationId'`,
    invitationSentAt: `delivery ->> 'invitationSentAt'`,
    lastReminderSentAt: `delivery ->> 'lastReminderSentAt'`,
    remindersSent: `delivery ->> 'remindersSent'`,
    failure: `delivery ->> 'failure'`,
  },
};

const VERSIONS: Readonly<Record<Exclude<StateSource, 'resellers'>, string>> = {
  customers: 'customer_version',
  attestations: 'mca_version',
  notifications: 'delivery_version',
};

/** Compares what the services say that their states add up to with what the read model adds up to. */
@Injectable()
export class ViewDigest {
  /**
   * The buckets in which the read model differs.
   *
   * A bucket that an event was written to since the service read its own says nothing: the event may be in
   * one sum and not in the other. It is left to the next digest.
   */
  async differences(tx: Tx, source: StateSource, { asOf, buckets }: StatesDigested): Promise<number[]> {
    const own = await this.own(tx, source, new Date(asOf));
    const mine = new Map(own.map((row) => [row.bucket, row]));
    const theirs = new Map(buckets.map((digest) => [digest.bucket, digest]));
    const all = [...new Set([...mine.keys(), ...theirs.keys()])].sort((a, b) => a - b);
    return all.filter((bucket) => {
      const [here, there] = [mine.get(bucket), theirs.get(bucket)];
      return here?.moving !== true && !areEqual(here, there);
    });
  }

  /** What the read model adds up to. A bucket is `moving` when an event was written to it since `asOf`. */
  own(tx: Tx, source: StateSource, asOf: Date): Promise<(BucketDigest & { readonly moving: boolean })[]> {
    return tx.query<(DigestRow & { readonly moving: boolean })[]>(
      digestSql(
        { ...statesOf(source), also: `bool_or(projected_at >= $1) AS moving` },
        REPLAY_POLICY.buckets,
      ),
      [asOf],
    );
  }
}

function statesOf(source: StateSource): DigestedStates {
  if (source === 'resellers') {
    return { from: 'reseller_view', id: 'reseller_id', version: 'version', values: valuesOf(source) };
  }
  const version = VERSIONS[source];
  return {
    from: `${LIVE_VIEW} WHERE ${version} IS NOT NULL`,
    id: 'customer_id',
    version,
    values: valuesOf(source),
  };
}

function valuesOf(source: StateSource): string[] {
  const values: Readonly<Record<string, string>> = DIGESTED[source];
  return DIGESTED_FIELDS[source].map((field) => values[field] ?? 'NULL');
}

function areEqual(a: BucketDigest | undefined, b: BucketDigest | undefined): boolean {
  return a?.count === b?.count && a?.highestVersion === b?.highestVersion && a?.hash === b?.hash;
}
