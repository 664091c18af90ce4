import { Socket } from 'node:net';

type Written = (error?: Error | null) => void;

/**
 * A connection that hands the system all that is written in one turn of the event loop in one go: the parts of a
 * statement, and statements that do not wait for each other's answers. Handing over is the dearest part of a short
 * statement, since it wakes the server's process up.
 */
export class OneWriteATurn extends Socket {
  private isHeld = false;

  override write(data: Uint8Array | string, written?: Written): boolean;
  override write(data: Uint8Array | string, encoding?: BufferEncoding, written?: Written): boolean;
  override write(data: Uint8Array | string, ...more: unknown[]): boolean {
    if (!this.isHeld) {
      this.isHeld = true;
      this.cork();
      // After the promises that are due now, which may have more to say.
      process.nextTick(() => {
        this.isHeld = false;
        this.uncork();
      });
    }
    return super.write(data, ...(more as []));
  }
}
