import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Milliseconds to half a minute: from a cached read to a call that waits for Microsoft. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The numbers of one process, in the form that Prometheus reads. Labels never hold ids or names of customers. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly messages: Histogram<'queue' | 'message' | 'outcome'>;
  private readonly waits: Histogram<'queue'>;
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.messages = new Histogram({
      name: 'assent_message_handling_seconds',
      help: 'How long a try of a message took, by outcome (done, retried, failed, put_back).',
      labelNames: ['queue', 'message', 'outcome'],
      buckets: SECONDS,
      registers: [this.registry],
    });
    this.waits = new Histogram({
      name: 'assent_message_waiting_seconds',
      help: 'How long messages waited in their queue before a try.',
      labelNames: ['queue'],
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

  observeMessage(queue: string, message: string, outcome: string, seconds: number, waited: number): void {
    this.messages.observe({ queue, message, outcome }, seconds);
    this.waits.observe({ queue }, waited);
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

  /** A number that is looked up whenever somebody asks. */
  gauge(name: string, help: string, read: () => Promise<number>): void {
    this.gauges(name, help, [], async () => [{ labels: {}, value: await read() }]);
  }

  /** Numbers that are looked up whenever somebody asks; a failed look-up leaves them out of the answer. */
  gauges(
    name: string,
    help: string,
    labelNames: readonly string[],
    read: () => Promise<readonly { readonly labels: Record<string, string>; readonly value: number }[]>,
  ): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        gauge.reset();
        try {
          for (const { labels, value } of await read()) gauge.set(labels, value);
        } catch {
          // Whatever is away shows in readiness; the other numbers are wanted all the more.
        }
      },
    });
  }
}
