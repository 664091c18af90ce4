import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AttestationBook } from '../attestations/attestation-book.js';
import { SandboxClock } from '../clock/sandbox-clock.js';
import { CustomerDirectory } from '../customers/customer-directory.js';
import { Caller } from '../http/exchange.js';
import { MicrosoftFault } from '../http/microsoft-fault.js';
import { parseWire } from '../http/parse-body.js';
import type { AgreementRecord, AttestationRecord, CustomerRecord } from '../state/sandbox-state.js';
import { SandboxStore } from '../state/sandbox-store.js';
import type { CallerIdentity } from '../tokens/access-tokens.js';
import { TakesTokens } from '../tokens/token-kind.guard.js';
import { agreementItem, collection, isSameSignatory, newAgreementSchema } from './agreement-wire.js';
import { CUSTOMER_AGREEMENT_TEMPLATE } from './templates.js';

const AGREEMENT_TYPES = ['MicrosoftCloudAgreement', 'MicrosoftCustomerAgreement', '*'];

/** The agreements of one customer, and whether it accepted directly. */
@Controller('v1/customers/:id')
export class AgreementsController {
  constructor(
    private readonly directory: CustomerDirectory,
    private readonly book: AttestationBook,
    private readonly store: SandboxStore,
    private readonly clock: SandboxClock,
  ) {}

  @Get('agreements')
  @TakesTokens('app_user')
  list(
    @Caller() caller: CallerIdentity,
    @Param('id') id: string,
    // The old Cloud Agreement is what a caller gets who does not ask for a type [A].
    @Query('agreementType') type = 'MicrosoftCloudAgreement',
  ): Record<string, unknown> {
    if (!AGREEMENT_TYPES.includes(type)) {
      throw MicrosoftFault.classic('invalidRequest', `The agreement type ${type} is unknown.`);
    }
    const now = this.clock.now();
    const agreements = this.directory
      .get(caller.partner, id)
      .agreements.filter((agreement) => agreement.listedFrom <= now)
      .filter((agreement) => type === '*' || agreement.type === type);
    return collection(agreements.map(agreementItem));
  }

  /** The last step of the enhanced flow: ties an accepted attestation to the customer. */
  @Post('agreements')
  @TakesTokens('any')
  create(
    @Caller() caller: CallerIdentity,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Record<string, unknown> {
    const customer = this.directory.get(caller.partner, id);
    const order = parseWire(newAgreementSchema, body);
    if (order.attestationId === undefined) throw MicrosoftFault.extended('attestationRequired');
    const attestation = this.acceptedAttestation(caller, customer, order.attestationId);
    const contact = order.primaryContact;
    const agreement: AgreementRecord = {
      templateId: CUSTOMER_AGREEMENT_TEMPLATE,
      type: order.type,
      dateAgreed: new Date(order.dateAgreed ?? attestation.acceptedAt ?? this.clock.now()).toISOString(),
      primaryContact:
        contact === undefined
          ? attestation.signatory
          : { ...contact, phoneNumber: contact.phoneNumber ?? null },
      userId: caller.userId,
      listedFrom: this.clock.now() + this.store.state.settings.agreementListLagSeconds * 1000,
    };
    // The list may lag, this check never does: that is how a client learns that an earlier try succeeded.
    const isRepeated = customer.agreements.some(
      (earlier) =>
        earlier.type === agreement.type && isSameSignatory(earlier.primaryContact, agreement.primaryContact),
    );
    if (isRepeated) throw MicrosoftFault.extended('agreementAlreadyExists');
    customer.agreements.push(agreement);
    this.book.markUsed(attestation, customer.id);
    return agreementItem(agreement);
  }

  @Get('directSignedMicrosoftCustomerAgreementStatus')
  @TakesTokens('app_user')
  directSigned(@Caller() caller: CallerIdentity, @Param('id') id: string): { isSigned: boolean } {
    return { isSigned: this.directory.get(caller.partner, id).acceptedDirectly };
  }

  private acceptedAttestation(
    caller: CallerIdentity,
    customer: CustomerRecord,
    attestationId: string,
  ): AttestationRecord {
    const attestation = this.book.find(attestationId);
    // Another partner's attestation is as unknown as none: existence is not given away.
    if (attestation?.partner !== caller.partner) throw MicrosoftFault.extended('attestationNotFound');
    const status = this.book.status(attestation);
    if (status === 'Pending') throw MicrosoftFault.extended('attestationPending');
    if (status === 'Expired') throw MicrosoftFault.extended('attestationExpired');
    if (attestation.usedByCustomer !== null && attestation.usedByCustomer !== customer.id) {
      throw MicrosoftFault.extended('attestationUsed');
    }
    return attestation;
  }
}
