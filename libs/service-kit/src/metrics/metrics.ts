import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Milliseconds to half a minute: from a cached read to a call that waits for Microsoft. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The numbers of one process, in the form that Prometheus reads. Labels never hold ids or names of customers. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly messages: Histogram<'type' | 'outcome'>;
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.messages = new Histogram({
      name: 'assent_message_handling_seconds',
      help: 'How long messages took to handle, by type and outcome (done, failed).',
      labelNames: ['type', 'outcome'],
      buckets: SECONDS,
      registers: [this.registry],
    });
    this.requests = new Histogram({
      name: 'assent_http_request_seconds',
      help: 'How long requests took to answer, by route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers: [this.registry],
    });
  }

  observeMessage(type: string, outcome: 'done' | 'failed', seconds: number): void {
    this.messages.observe({ type, outcome }, seconds);
  }

  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  /** A number that only goes up. */
  counter<Label extends string = never>(
    name: string,
    help: string,
    labelNames: Label[] = [],
  ): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  /** A number that is looked up whenever somebody asks; a failed look-up leaves it out of the answer. */
  gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        try {
          this.set(await read());
        } catch {
          this.reset();
        }
      },
    });
  }
}
