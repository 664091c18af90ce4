import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import { currentCorrelation } from '../correlation/correlation.js';
import { Metrics } from './metrics.js';

/** Measures every handled message and every tick of a sweep. */
@Injectable()
export class MessageMetricsInterceptor implements NestInterceptor {
  constructor(private readonly metrics: Metrics) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'rpc') return next.handle();
    const type =
      currentCorrelation()?.messageType ?? `${context.getClass().name}.${context.getHandler().name}`;
    const start = process.hrtime.bigint();
    const observe = (outcome: 'done' | 'failed') => {
      this.metrics.observeMessage(type, outcome, Number(process.hrtime.bigint() - start) / 1e9);
    };
    return next.handle().pipe(
      tap({
        complete: () => {
          observe('done');
        },
        error: () => {
          observe('failed');
        },
      }),
    );
  }
}
