import type { ConnectionFacts } from '@assent/partner-center';

/** What the services that talk to Microsoft have noted about each connection. */
export abstract class Connections {
  /** @throws ProblemError `service_unavailable` while the notes cannot be read */
  abstract of(providerInstanceId: string): Promise<ConnectionFacts>;
}
