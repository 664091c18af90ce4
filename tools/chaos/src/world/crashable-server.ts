import type { LocalServer } from '@assent/local-servers';

/** A server that goes away and comes back at the same address, with what it had confirmed. */
export class CrashableServer {
  private constructor(
    private readonly startAt: (port?: number) => Promise<LocalServer>,
    private server: LocalServer,
  ) {}

  static async start(startAt: (port?: number) => Promise<LocalServer>): Promise<CrashableServer> {
    return new CrashableServer(startAt, await startAt());
  }

  get url(): string {
    return this.server.url;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  crash(): Promise<void> {
    return this.server.crash();
  }

  async start(): Promise<void> {
    this.server = await this.startAt(Number(new URL(this.url).port));
  }
}
