import type { ServiceName } from '@assent/local-servers';

/** One thing that goes wrong. */
export type Fault =
  | { readonly kind: 'service_killed'; readonly service: ServiceName }
  /** SIGTERM, as at every deploy: it has to drain. */
  | { readonly kind: 'service_stopped'; readonly service: ServiceName }
  | { readonly kind: 'redis_crashed' }
  | { readonly kind: 'redis_away'; readonly forMs: number }
  | { readonly kind: 'redis_flushed' }
  | { readonly kind: 'postgres_restarted' }
  | { readonly kind: 'postgres_crashed' }
  | { readonly kind: 'postgres_away'; readonly forMs: number }
  | { readonly kind: 'microsoft_away'; readonly forMs: number; readonly status: 429 | 503 };

export interface ScheduledFault {
  readonly atMs: number;
  readonly fault: Fault;
}

export function nameOf(fault: Fault): string {
  switch (fault.kind) {
    case 'service_killed':
      return `SIGKILL ${fault.service}`;
    case 'service_stopped':
      return `SIGTERM ${fault.service}`;
    case 'redis_crashed':
      return 'Redis killed';
    case 'redis_away':
      return 'Redis away';
    case 'redis_flushed':
      return 'Redis flushed';
    case 'postgres_restarted':
      return 'PostgreSQL restarted';
    case 'postgres_crashed':
      return 'PostgreSQL crashed';
    case 'postgres_away':
      return 'PostgreSQL away';
    case 'microsoft_away':
      return `Microsoft answers ${fault.status}`;
  }
}
