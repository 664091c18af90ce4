import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SandboxClock } from '../clock/sandbox-clock.js';
import type { AttestationRecord } from '../state/sandbox-state.js';
import { SandboxStore } from '../state/sandbox-store.js';
import { attestationStatus, type NewAttestation } from './attestation-wire.js';

/** All attestations, whoever created them. */
@Injectable()
export class AttestationBook {
  constructor(
    private readonly store: SandboxStore,
    private readonly clock: SandboxClock,
  ) {}

  create(partner: string, order: NewAttestation): AttestationRecord {
    const { lifetimeMinutes, ...facts } = order;
    const now = this.clock.now();
    const attestation: AttestationRecord = {
      ...facts,
      id: randomUUID(),
      partner,
      createdAt: now,
      expiresAt: now + lifetimeMinutes * 60_000,
      acceptedAt: null,
      usedByCustomer: null,
    };
    this.store.state.attestations.set(attestation.id, attestation);
    this.store.changed();
    return attestation;
  }

  find(id: string): AttestationRecord | undefined {
    return this.store.state.attestations.get(id.toLowerCase());
  }

  all(): AttestationRecord[] {
    return [...this.store.state.attestations.values()];
  }

  /** The customer pressed the button; a second time changes nothing. */
  accept(attestation: AttestationRecord): void {
    attestation.acceptedAt ??= this.clock.now();
    this.store.changed();
  }

  /** The link has run out as of now. An accepted attestation stays accepted. */
  expire(attestation: AttestationRecord): void {
    attestation.expiresAt = Math.min(attestation.expiresAt, this.clock.now());
    this.store.changed();
  }

  markUsed(attestation: AttestationRecord, tenantId: string): void {
    attestation.usedByCustomer = tenantId;
    this.store.changed();
  }

  status(attestation: AttestationRecord): ReturnType<typeof attestationStatus> {
    return attestationStatus(attestation, this.clock.now());
  }
}
