import { Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AttestationBook } from '../attestations/attestation-book.js';
import type { AttestationRecord } from '../state/sandbox-state.js';
import { acceptedPage, agreementPage, expiredPage, unknownPage } from './acceptance-page.js';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'";

/** The page that the customer opens; whoever holds the link can accept, as at Microsoft [B]. */
@Controller('mca')
export class AcceptanceController {
  constructor(private readonly book: AttestationBook) {}

  /** Changes nothing: mail scanners open links. */
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  @Header('referrer-policy', 'no-referrer')
  @Header('cache-control', 'no-store')
  show(
    @Query('attestationid') id: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const attestation = this.find(id);
    if (attestation === undefined) {
      void reply.status(404);
      return unknownPage();
    }
    if (attestation.acceptedAt !== null) return acceptedPage(attestation, attestation.acceptedAt);
    if (this.book.status(attestation) === 'Expired') {
      void reply.status(410);
      return expiredPage(attestation);
    }
    return agreementPage(attestation);
  }

  /** **Accept Agreement**. Answers with a redirect, so that reloading does not post again. */
  @Post()
  @Header('referrer-policy', 'no-referrer')
  accept(
    @Query('attestationid') id: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): void {
    const attestation = this.find(id);
    if (attestation !== undefined && this.book.status(attestation) === 'Pending')
      this.book.accept(attestation);
    void reply.redirect(`/mca/?attestationid=${encodeURIComponent(id ?? '')}`, 303);
  }

  private find(id: unknown): AttestationRecord | undefined {
    return typeof id === 'string' ? this.book.find(id) : undefined;
  }
}
