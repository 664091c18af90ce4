import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import type { Observable } from 'rxjs';

/**
 * Hands a message's error on as it is. Nest's own filter would turn it into `{ status: 'error' }`, and with
 * it `PermanentFailure` and everything else that decides what becomes of the job.
 */
@Catch()
export class RethrowOriginalFilter implements RpcExceptionFilter {
  catch(exception: unknown): Observable<never> {
    throw exception;
  }
}
