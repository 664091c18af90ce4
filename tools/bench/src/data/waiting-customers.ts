import type { BenchWorld } from '../world/bench-world.js';
import { PATIENT_INSTANCE_ID } from './provider-instances.js';
import { tellServices } from './tell-services.js';

/** Customers with one live link each, in the read model and in the services; all of them of one provider instance. */
export async function makeWaitingCustomers(world: BenchWorld, count: number): Promise<void> {
  const { superuser } = world;
  await superuser.query(WAITING, [PATIENT_INSTANCE_ID, count]);
  await superuser.query(
    `INSERT INTO summary_counter (provider_instance_id, reseller_id, status, shard, customers)
     SELECT provider_instance_id, '00000000-0000-0000-0000-000000000000', status,
       ('x' || right(customer_id::text, 4))::bit(16)::int % 16, count(*)
     FROM customer_view WHERE provider_instance_id = $1 GROUP BY 1, 3, 4`,
    [PATIENT_INSTANCE_ID],
  );
  await superuser.query('VACUUM ANALYZE customer_view, customer_search, summary_counter');
  await tellServices(world, `provider_instance_id = '${PATIENT_INSTANCE_ID}'`);
}

/** Parameters: the provider instance, and how many. */
const WAITING = `
  INSERT INTO customer_view (
    customer_id, customer_version, provider_instance_id, tenant_id, company_name, domain, country, customer_contact,
    lifecycle, customer_created_at, customer_updated_at, mca_version, status, reason_code, next_action, status_since,
    verified_at, attestation_id, attestation_state, attestation_contact, expires_at, mca, last_activity_at)
  SELECT id, 1, $1, gen_random_uuid(), company, domain, 'DE', contact, 'active', since, since, 3, 'pending',
    'waiting_for_customer', 'wait', since, since, attestation, 'link_generated', contact, till,
    jsonb_build_object('customerId', id, 'version', 3, 'providerInstanceId', $1::uuid, 'resellerId', NULL, 'ended', false,
      'status', 'pending', 'reasonCode', 'waiting_for_customer', 'nextAction', 'wait', 'statusSince', since,
      'verifiedAt', since, 'lastError', NULL, 'agreement', NULL, 'history', '[]'::jsonb,
      'attestation', jsonb_build_object('id', attestation, 'state', 'link_generated', 'signatoryLinkId', link,
        'contact', contact, 'country', 'DE', 'language', 'en-US', 'delivery', 'email', 'linkLifetimeMinutes', 10080,
        'requestedAt', since, 'linkGeneratedAt', since, 'expiresAt', till, 'openedAt', NULL, 'acceptedAt', NULL,
        'finalisesAt', NULL, 'finalisationHeldAt', NULL, 'finalisedAt', NULL, 'lateAcceptedAt', NULL, 'closedAt', NULL,
        'declineReason', NULL, 'acceptanceUrl', NULL, 'warnings', '[]'::jsonb, 'suggestion', NULL)),
    since
  FROM (
    SELECT uuidv7() AS id, uuidv7() AS attestation, uuidv7() AS link, 'Waiting Customer ' || n AS company,
      'waiting' || n || '.onmicrosoft.com' AS domain, now() - interval '6 days' AS since,
      now() + interval '1 day' AS till,
      jsonb_build_object('firstName', 'Ada', 'lastName', 'Jensen',
        'email', 'ada.jensen' || n || '@example.com') AS contact
    FROM generate_series(1, $2::integer) n
    OFFSET 0
  ) waiting`;
