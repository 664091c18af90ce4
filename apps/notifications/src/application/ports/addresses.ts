/** Where a mail leads. */
export abstract class Addresses {
  /** The signatory's own stable address at Assent. A secret: never logged, never stored. */
  abstract landingUrl(signatoryLinkId: string): string;
}
