import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const WORKSPACE = join(__dirname, '..', '..', '..');

/** One of the product's programs as a process of its own: the only way to really kill it. */
export class Program {
  private readonly lines: string[] = [];
  private readonly exited: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly name: string,
  ) {
    let rest = '';
    const collect = (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n');
      rest = parts.pop() ?? '';
      this.lines.push(...parts);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    this.exited = new Promise((resolve) =>
      child.once('exit', () => {
        resolve();
      }),
    );
  }

  /** Starts `apps/<app>/dist/<script>.js`, as it was built. */
  static start(app: string, script: string, environment: Record<string, string>): Program {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [join(WORKSPACE, 'apps', app, 'dist', `${script}.js`)], {
      env: { PATH, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Program(child, app);
  }

  /** The address that the program names in the line that says it is ready. */
  async url(deadlineMs = 90_000): Promise<string> {
    const deadline = Date.now() + deadlineMs;
    while (Date.now() < deadline && this.child.exitCode === null) {
      const ready = this.lines.filter((line) => line.includes('ready')).join();
      const url = /http:\/\/[\d.]+:\d+/.exec(ready)?.[0];
      if (url !== undefined) return url;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`${this.name} did not get ready:\n${this.lines.slice(-20).join('\n')}`);
  }

  /** As the power failing: no shutdown, nothing flushed. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGTERM');
    await this.exited;
  }

  get output(): string {
    return this.lines.join('\n');
  }
}
