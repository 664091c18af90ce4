import type { LinkTokens } from '@assent/keyring';
import { Injectable } from '@nestjs/common';
import { Addresses } from '../application/ports/addresses.js';

/** Links by the settings of this service. */
@Injectable()
export class ConfiguredAddresses extends Addresses {
  constructor(
    private readonly tokens: LinkTokens,
    private readonly publicUrl: string,
  ) {
    super();
  }

  override landingUrl(signatoryLinkId: string): string {
    return `${this.publicUrl.replace(/\/+$/, '')}/a/${this.tokens.issue(signatoryLinkId)}`;
  }
}
