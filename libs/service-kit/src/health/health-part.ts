/** How one part of a service is. `warn`: worth a look, but the service still does its work. */
export type PartStatus = 'up' | 'warn' | 'down';

export interface PartHealth {
  readonly name: string;
  readonly status: PartStatus;
  /** What is wrong, for the person on duty; without addresses, secrets or customers' data. */
  readonly detail?: string;
}

/** One thing that a service needs in order to be ready. */
export interface HealthPart {
  readonly name: string;
  /** What it means when the check throws or takes too long. */
  readonly whenFailing: 'warn' | 'down';
  check(): Promise<Omit<PartHealth, 'name'>>;
}
