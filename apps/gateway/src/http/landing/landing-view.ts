import type { AttestationStateData, ContactData, SignatoryBranding } from '@assent/contracts';
import { AcceptanceLinkOpener } from '../../application/customers/acceptance-link-opener.js';
import { type CustomerRecord, allAttestations } from '../../application/customers/customer-record.js';
import { CustomerRecords } from '../../application/customers/customer-records.js';
import { ProviderInstances } from '../../application/provider-instances.js';
import { InstanceSettings } from '../../application/settings/instance-settings.js';
import { type LandingPage, landingPageOf } from '../../domain/landing-page.js';
import { Clock } from '@assent/service-kit';
import { Injectable } from '@nestjs/common';
import { LandingAddresses } from './landing-addresses.js';

/** What stands behind a signatory's address at this moment. */
export interface LandingView {
  readonly page: LandingPage;
  readonly linkId: string;
  /** Null when the link is ours but nothing about it has arrived here yet. */
  readonly record: CustomerRecord | null;
  readonly attestation: Pick<AttestationStateData, 'contact' | 'expiresAt' | 'openedAt' | 'language'> | null;
  /** How the partner appears; null when it is not known who asks. */
  readonly branding: SignatoryBranding | null;
  /** Microsoft's page, while it is in force. */
  readonly acceptanceUrl: string | null;
}

/** What a preview is to show where it differs from what stands. */
export interface PreviewWishes {
  readonly contact?: Pick<ContactData, 'firstName' | 'lastName'> | undefined;
  readonly language?: string | undefined;
  readonly linkLifetimeMinutes?: number | undefined;
}

const NOBODY = { firstName: '…', lastName: '' };

/** Where somebody is, or was until the link ran out, asked: there they may name the right person. */
const ASKING: ReadonlySet<LandingPage> = new Set(['ask', 'expired', 'forwarded', 'forwarded_expired']);

export function isAsking({ page }: LandingView): boolean {
  return ASKING.has(page);
}

/** Whether a new link can be asked for here. */
export function canAskForLink({ page }: LandingView): boolean {
  return page === 'expired' || page === 'forwarded_expired';
}

/** Finds out what a signatory's address is to show. Only reads: mail scanners open every link. */
@Injectable()
export class LandingViews {
  constructor(
    private readonly addresses: LandingAddresses,
    private readonly records: CustomerRecords,
    private readonly instances: ProviderInstances,
    private readonly settings: InstanceSettings,
    private readonly acceptanceLinks: AcceptanceLinkOpener,
    private readonly clock: Clock,
  ) {}

  /** Null for a token that we have not issued. */
  async find(token: string): Promise<LandingView | null> {
    const linkId = this.addresses.linkOf(token);
    if (linkId === undefined) return null;
    const record = await this.records.findBySignatoryLink(linkId);
    const attestation =
      record === null
        ? undefined
        : allAttestations(record).find(({ signatoryLinkId }) => signatoryLinkId === linkId);
    const instance = record === null ? undefined : this.instances.find(record.scope.providerInstanceId);
    const page = this.pageOf(record, attestation);
    return {
      page,
      linkId,
      record,
      attestation: attestation ?? null,
      branding: instance === undefined ? null : await this.settings.brandingOf(instance),
      acceptanceUrl:
        (page === 'ask' || page === 'forwarded') && attestation !== undefined
          ? this.acceptanceLinks.open(attestation)
          : null,
    };
  }

  /** The page that asks, as a signatory would see it; not behind any address. */
  async previewOf(record: CustomerRecord, wanted: PreviewWishes): Promise<LandingView> {
    const present = record.mca?.attestation ?? null;
    const { providerInstanceId } = record.scope;
    const { settings } = await this.settings.of(providerInstanceId);
    const minutes = wanted.linkLifetimeMinutes ?? settings.linkLifetimeMinutes;
    const instance = this.instances.find(providerInstanceId);
    return {
      page: 'ask',
      linkId: '',
      record,
      attestation: {
        contact: { email: '', ...(wanted.contact ?? present?.contact ?? record.contact ?? NOBODY) },
        expiresAt: new Date(this.clock.now().getTime() + minutes * 60_000).toISOString(),
        openedAt: null,
        language: wanted.language ?? present?.language ?? instance?.defaultLanguage ?? 'en-US',
      },
      branding: instance === undefined ? null : await this.settings.brandingOf(instance),
      acceptanceUrl: null,
    };
  }

  private pageOf(record: CustomerRecord | null, attestation: AttestationStateData | undefined): LandingPage {
    // The mail can be faster than the event that tells the gateway of the link.
    if (record === null) return 'preparing';
    // Its attestation is so old that it has left the history.
    if (attestation === undefined) return 'replaced';
    return landingPageOf(
      {
        status: record.status,
        ended: !record.listed,
        attestation: { ...attestation, isForwarded: attestation.suggestion?.dismissedAt === null },
        presentAttestationId: record.mca?.attestation?.id ?? null,
      },
      this.clock.now(),
    );
  }
}
