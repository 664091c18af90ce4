import type { Connection, Submittable } from 'pg';

/** `COPY ... TO STDOUT`: PostgreSQL's own export. Counts the bytes and lets them go. */
export class CopyOut implements Submittable {
  private bytes = 0;
  private settle: { resolve: (bytes: number) => void; reject: (error: Error) => void } | undefined;
  /** Resolves with the size of what came. */
  readonly done = new Promise<number>((resolve, reject) => {
    this.settle = { resolve, reject };
  });

  constructor(private readonly sql: string) {}

  submit(connection: Connection): void {
    connection.query(this.sql);
  }

  // What pg calls with each message of the server.
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.bytes += chunk.length;
  }
  handleCommandComplete(): void {
    // Ends with the message after it.
  }
  handleReadyForQuery(): void {
    this.settle?.resolve(this.bytes);
  }
  handleError(error: Error): void {
    this.settle?.reject(error);
  }
}
