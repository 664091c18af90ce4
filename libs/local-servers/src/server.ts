/** A server that somebody else may use until it is stopped. */
export interface LocalServer {
  /** With user and password where the server asks for them. */
  readonly url: string;
  /** Where it came from, for a line on the terminal. */
  readonly origin: string;
  /** Settles with how it ended and its last words when it was not asked to; never for one that was only given. */
  readonly ended: Promise<string>;
  /** Stops what was started here; a server that was only given stays as it is. Safe to call twice. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would; a server that was only given stays. What it confirmed is there at its next start. */
  crash(): Promise<void>;
}

/** Why a server could not be brought up, in a sentence that says what to do. */
export class LocalServerError extends Error {
  override readonly name = 'LocalServerError';
}

/** How to start one. */
export interface ServerOptions {
  /** Its own folder, made when it is missing. What it stores stays there between starts. */
  readonly dataDir: string;
  /** Left out: any free port. */
  readonly port?: number | undefined;
  /** False trades safety against power loss for speed; for tests only. Default true. */
  readonly durable?: boolean;
}

/** A server that somebody else runs: it is used and otherwise left alone. */
export function givenServer(url: string, origin: string): LocalServer {
  const leaveAlone = () => Promise.resolve();
  return { url, origin, ended: new Promise(() => undefined), stop: leaveAlone, crash: leaveAlone };
}
