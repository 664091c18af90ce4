import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { SandboxClock } from '../clock/sandbox-clock.js';
import { Caller } from '../http/exchange.js';
import { MicrosoftFault } from '../http/microsoft-fault.js';
import { parseWire } from '../http/parse-body.js';
import type { CallerIdentity } from '../tokens/access-tokens.js';
import { TakesTokens } from '../tokens/token-kind.guard.js';
import { AttestationBook } from './attestation-book.js';
import { attestationBody, newAttestationSchema } from './attestation-wire.js';

/**
 * Enhanced attestations: about a signatory and a company, not yet about a customer [A]. App-only tokens
 * only [A].
 */
@Controller('v1/attestations/enhanced')
@TakesTokens('app_only')
export class AttestationsController {
  constructor(
    private readonly book: AttestationBook,
    private readonly clock: SandboxClock,
  ) {}

  @Post()
  create(@Caller() caller: CallerIdentity, @Body() body: unknown): Record<string, unknown> {
    const order = parseWire(newAttestationSchema, body, (detail) =>
      MicrosoftFault.extended('invalidAttestation', detail),
    );
    return attestationBody(this.book.create(caller.partner, order), this.clock.now());
  }

  @Get(':id')
  get(@Caller() caller: CallerIdentity, @Param('id') id: string): Record<string, unknown> {
    const attestation = this.book.find(id);
    if (attestation?.partner !== caller.partner) throw MicrosoftFault.extended('attestationNotFound');
    return attestationBody(attestation, this.clock.now());
  }
}
