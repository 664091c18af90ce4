import type { ProviderInstanceProfile } from '@assent/contracts';
import type { LinkTokens } from '@assent/keyring';
import { Injectable } from '@nestjs/common';
import { Addresses } from '../application/ports/addresses.js';
import type { Sender } from '../texts/compose-mail.js';

/** Senders and links by the settings. */
@Injectable()
export class ConfiguredAddresses extends Addresses {
  constructor(
    private readonly profiles: readonly ProviderInstanceProfile[],
    private readonly tokens: LinkTokens,
    private readonly publicUrl: string,
  ) {
    super();
  }

  override senderOf(providerInstanceId: string): Sender | undefined {
    return this.profiles.find(({ id }) => id === providerInstanceId);
  }

  override landingUrl(signatoryLinkId: string): string {
    return `${this.publicUrl.replace(/\/+$/, '')}/a/${this.tokens.issue(signatoryLinkId)}`;
  }
}
