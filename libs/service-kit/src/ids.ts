import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';

/** Where new ids come from; specs pass their own. */
export abstract class Ids {
  /** A UUIDv7: ordered by time, so that indexes grow at one end. */
  abstract next(): string;
}

@Injectable()
export class UuidIds extends Ids {
  override next(): string {
    return v7();
  }
}
