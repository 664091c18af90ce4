import { Injectable } from '@nestjs/common';

/** Where the time comes from; specs pass their own. */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
