import { Controller, Get, HttpCode, NotFoundException, Param, Post, Query, UseGuards } from '@nestjs/common';
import { AttestationBook } from '../attestations/attestation-book.js';
import { CustomerDirectory } from '../customers/customer-directory.js';
import type { AttestationRecord } from '../state/sandbox-state.js';
import { LoopbackGuard } from './loopback.guard.js';

/** Does to attestations what the world does to them. */
@Controller('_control/attestations')
@UseGuards(LoopbackGuard)
export class ControlAttestationsController {
  constructor(
    private readonly book: AttestationBook,
    private readonly directory: CustomerDirectory,
  ) {}

  /**
   * Newest first. `customer` is a tenant id: its attestations are those used for it or, as an attestation
   * does not name a customer, those for a company of its name.
   */
  @Get()
  list(
    @Query('customer') tenantId?: string,
    @Query('company') company?: string,
    @Query('email') email?: string,
    @Query('status') status?: string,
  ): unknown {
    const companyName = company ?? this.companyOf(tenantId);
    const found = this.book
      .all()
      .filter(
        (attestation) =>
          (tenantId === undefined ||
            attestation.usedByCustomer === tenantId.toLowerCase() ||
            attestation.companyName === companyName) &&
          (company === undefined || attestation.companyName === company) &&
          (email === undefined || attestation.signatory.email === email) &&
          (status === undefined || this.book.status(attestation).toLowerCase() === status.toLowerCase()),
      )
      .reverse();
    return { count: found.length, attestations: found.map((attestation) => this.view(attestation)) };
  }

  /** The signatory accepts; also after the link ran out, as when acceptance and expiry cross. */
  @Post(':id/accept')
  @HttpCode(200)
  accept(@Param('id') id: string): unknown {
    const attestation = this.get(id);
    this.book.accept(attestation);
    return this.view(attestation);
  }

  /** The link runs out now. */
  @Post(':id/expire')
  @HttpCode(200)
  expire(@Param('id') id: string): unknown {
    const attestation = this.get(id);
    this.book.expire(attestation);
    return this.view(attestation);
  }

  private get(id: string): AttestationRecord {
    const attestation = this.book.find(id);
    if (attestation === undefined) throw new NotFoundException(`No attestation ${id}.`);
    return attestation;
  }

  private companyOf(tenantId: string | undefined): string | undefined {
    return tenantId === undefined ? undefined : this.directory.findAnywhere(tenantId)?.companyName;
  }

  private view(attestation: AttestationRecord): unknown {
    return {
      id: attestation.id,
      status: this.book.status(attestation),
      companyName: attestation.companyName,
      country: attestation.country,
      language: attestation.language,
      signatory: attestation.signatory,
      createdAt: new Date(attestation.createdAt).toISOString(),
      expiresAt: new Date(attestation.expiresAt).toISOString(),
      acceptedAt: attestation.acceptedAt === null ? null : new Date(attestation.acceptedAt).toISOString(),
      usedByCustomer: attestation.usedByCustomer,
    };
  }
}
