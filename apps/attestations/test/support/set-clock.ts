import { Clock } from '@assent/service-kit';

/** A clock that a specification sets. */
export class SetClock extends Clock {
  constructor(public time = new Date()) {
    super();
  }
  override now(): Date {
    return this.time;
  }
}
