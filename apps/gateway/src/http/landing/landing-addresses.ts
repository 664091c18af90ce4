import type { LinkTokens } from '@assent/keyring';

/** Our own stable addresses of signatories, made from their links' ids; nothing secret is stored for them. */
export class LandingAddresses {
  /** @param publicUrl what signatories reach, such as `https://mca.partner.example` */
  constructor(
    private readonly tokens: LinkTokens,
    private readonly publicUrl: string,
  ) {}

  of(signatoryLinkId: string): string {
    return new URL(`/a/${this.tokens.issue(signatoryLinkId)}`, this.publicUrl).toString();
  }

  /** The link's id, or undefined for a token that we have not issued. */
  linkOf(token: string): string | undefined {
    return this.tokens.verify(token);
  }
}
