import type { TokenKind } from '@assent/domain';
import type { CallOptions } from './call.js';
import { type Caller, withNewRequestId } from './caller.js';
import {
  type AgreementRecord,
  type AttestationStatus,
  type CreatedAttestation,
  type CreatedCustomer,
  type CustomerDetail,
  type CustomerLine,
  type CustomerPage,
  type CustomersFrom,
  type IndirectReseller,
  type NewAgreement,
  type NewAttestation,
  type NewCustomer,
  PartnerCenterClient,
} from './partner-center-client.js';
import { PartnerCenterError } from './partner-center-error.js';
import { PARTNER_CENTER_POLICY } from './partner-center-policy.js';
import {
  acceptanceUrl,
  agreementBody,
  ATTESTATION_PATHS,
  attestationBody,
  readAgreements,
  readAttestationStatus,
  readCreatedAgreement,
  readCreatedAttestation,
  readDirectAcceptance,
} from './wire/attestation-wire.js';
import { readIndirectResellers, RELATIONSHIP_PATHS } from './wire/relationship-wire.js';
import {
  CONTINUATION_HEADER,
  CUSTOMER_PATHS,
  type CustomerPageWire,
  END_OF_RELATIONSHIP,
  newCustomerBody,
  readCreatedCustomer,
  readCustomerDetail,
  readCustomerPage,
  readEndOfRelationship,
} from './wire/customer-wire.js';

/** Partner Center over HTTP: which call goes where, with which token. */
export class HttpPartnerCenterClient extends PartnerCenterClient {
  constructor(
    private readonly caller: Caller,
    private readonly acceptancePage: string,
  ) {
    super();
  }

  async createAttestation(order: NewAttestation, options: CallOptions): Promise<CreatedAttestation> {
    const created = await this.caller.call(
      {
        operation: 'create_attestation',
        token: 'app_only',
        method: 'POST',
        path: ATTESTATION_PATHS.create,
        body: attestationBody(order),
        read: readCreatedAttestation,
      },
      options,
    );
    return { ...created, acceptanceUrl: acceptanceUrl(this.acceptancePage, created.attestationId) };
  }

  getAttestation(attestationId: string, options: CallOptions): Promise<AttestationStatus> {
    return this.caller.call(
      {
        operation: 'read_attestation',
        token: 'app_only',
        method: 'GET',
        path: ATTESTATION_PATHS.status(attestationId),
        read: readAttestationStatus,
      },
      options,
    );
  }

  createAgreement(tenantId: string, order: NewAgreement, options: CallOptions): Promise<AgreementRecord> {
    return this.caller.call(
      {
        operation: 'create_agreement',
        token: 'app_only',
        method: 'POST',
        path: ATTESTATION_PATHS.createAgreement(tenantId),
        body: agreementBody(order),
        read: (body) => readCreatedAgreement(body, order.dateAgreed ?? new Date()),
      },
      options,
    );
  }

  listAgreements(tenantId: string, options: CallOptions): Promise<AgreementRecord[]> {
    return this.caller.call(
      {
        operation: 'list_agreements',
        token: 'app_user',
        method: 'GET',
        path: ATTESTATION_PATHS.listAgreements(tenantId),
        read: readAgreements,
      },
      options,
    );
  }

  hasAcceptedDirectly(tenantId: string, options: CallOptions): Promise<boolean> {
    return this.caller.call(
      {
        operation: 'read_direct_acceptance',
        token: 'app_user',
        method: 'GET',
        path: ATTESTATION_PATHS.directAcceptance(tenantId),
        read: readDirectAcceptance,
      },
      options,
    );
  }

  async *listCustomers(from: CustomersFrom, options: CallOptions): AsyncIterable<CustomerPage> {
    let continuation: string | null = from.continuation ?? null;
    let call = options;
    do {
      const page: CustomerPageWire = await this.readPage(from, continuation, call);
      const next = nextOf(page, continuation);
      yield { customers: page.customers, continuation: next };
      continuation = next;
      call = withNewRequestId(options);
    } while (continuation !== null);
  }

  listIndirectResellers(options: CallOptions): Promise<IndirectReseller[]> {
    return this.caller.call(
      {
        operation: 'list_indirect_resellers',
        token: 'app_user',
        method: 'GET',
        path: RELATIONSHIP_PATHS.indirectResellers,
        read: readIndirectResellers,
      },
      options,
    );
  }

  async findCustomerByDomain(domain: string, options: CallOptions): Promise<CustomerLine | null> {
    const { customers } = await this.caller.call(
      {
        operation: 'find_customer',
        token: 'app_only',
        method: 'GET',
        path: CUSTOMER_PATHS.withDomain(domain),
        read: readCustomerPage,
      },
      options,
    );
    // The filter knows only how a domain begins.
    return customers.find((line) => line.domain?.toLowerCase() === domain.toLowerCase()) ?? null;
  }

  getCustomer(tenantId: string, options: CallOptions): Promise<CustomerDetail> {
    return this.caller.call(
      {
        operation: 'read_customer',
        token: 'app_only',
        method: 'GET',
        path: CUSTOMER_PATHS.one(tenantId),
        read: readCustomerDetail,
      },
      options,
    );
  }

  createCustomer(order: NewCustomer, options: CallOptions): Promise<CreatedCustomer> {
    return this.caller.call(
      {
        operation: 'create_customer',
        token: 'app_only',
        method: 'POST',
        path: CUSTOMER_PATHS.create,
        body: newCustomerBody(order),
        read: readCreatedCustomer,
      },
      options,
    );
  }

  async endRelationship(tenantId: string, options: CallOptions): Promise<void> {
    await this.caller.call(
      {
        operation: 'end_relationship',
        token: 'app_user',
        method: 'PATCH',
        path: CUSTOMER_PATHS.one(tenantId),
        body: END_OF_RELATIONSHIP,
        read: readEndOfRelationship,
      },
      options,
    );
  }

  /** Whether calls on behalf of a user are possible at all. */
  get hasUser(): boolean {
    return this.caller.hasUser;
  }

  /** Reads one customer, with a token issued just now. */
  async check(kind: TokenKind, options: CallOptions): Promise<void> {
    await this.caller.call(
      {
        operation: kind === 'app_only' ? 'check_connection' : 'check_user',
        token: kind,
        method: 'GET',
        path: CUSTOMER_PATHS.list(1),
        freshToken: true,
        timeoutMs: PARTNER_CENTER_POLICY.checkTimeoutMs,
        read: readCustomerPage,
      },
      options,
    );
  }

  private readPage(
    { pageSize, ofReseller }: CustomersFrom,
    continuation: string | null,
    options: CallOptions,
  ): Promise<CustomerPageWire> {
    const first =
      ofReseller === undefined
        ? CUSTOMER_PATHS.list(pageSize)
        : CUSTOMER_PATHS.ofReseller(pageSize, ofReseller);
    return this.caller.call(
      {
        operation: ofReseller === undefined ? 'list_customers' : 'list_customers_of_reseller',
        token: ofReseller === undefined ? 'app_only' : 'app_user',
        method: 'GET',
        // The token of a next page knows what was filtered by.
        path: continuation === null ? first : CUSTOMER_PATHS.nextPage(pageSize),
        ...(continuation !== null && { headers: { [CONTINUATION_HEADER]: continuation } }),
        read: readCustomerPage,
      },
      options,
    );
  }
}

/**
 * A list that seems complete and is not would end customers that are there: a next page without a way to it,
 * or one that leads back to itself, is an error and never the end.
 */
function nextOf({ next }: CustomerPageWire, current: string | null): string | null {
  if (next === 'none') return null;
  if (next === 'unreadable' || next.token === current) {
    throw new PartnerCenterError(
      'unavailable',
      'Microsoft’s list of customers goes on, but it does not say how. Nothing is concluded from the part that was read.',
      { answered: true },
    );
  }
  return next.token;
}
