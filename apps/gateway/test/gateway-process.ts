import { generateKeySpec, Keyring } from '@assent/keyring';
import { MessagePublisher, MessagingModule, type OutgoingMessage } from '@assent/messaging';
import { type TestDatabase, testDatabase, testRedisUrl } from '@assent/testing';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { gatewayEntities, gatewayMigrations } from '../src/infrastructure/schema.js';

const SCRIPT = join(__dirname, '..', 'dist', 'main.js');

/** The gateway as a process, with a database and a Redis of the spec's own: the only way to really kill it. */
export class GatewayProcess {
  private child: ChildProcess | undefined;

  private constructor(
    readonly database: TestDatabase,
    private readonly environment: Record<string, string>,
    private readonly sender: INestApplicationContext,
  ) {}

  static async prepare(): Promise<GatewayProcess> {
    const database = await testDatabase({
      name: 'gateway',
      entities: gatewayEntities,
      migrations: gatewayMigrations,
    });
    const redisUrl = await testRedisUrl();
    const envelopeKeys = generateKeySpec();
    const environment = {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
      ENVELOPE_KEYS: envelopeKeys,
      AT_REST_KEYS: generateKeySpec(),
      LINK_TOKEN_KEYS: generateKeySpec(),
      GATEWAY_PORT: '0',
      PUBLIC_PORT: '0',
    };
    const sender = await NestFactory.createApplicationContext(senderModule(redisUrl, envelopeKeys), {
      logger: false,
    });
    return new GatewayProcess(database, environment, sender);
  }

  /** Resolves when it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [SCRIPT], {
      env: this.environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (part: Buffer) => {
        said += part.toString();
        if (said.includes('gateway is ready')) resolve();
      });
      child.once('exit', () => {
        reject(new Error(`The gateway did not start:\n${said.slice(-2_000)}`));
      });
    });
  }

  /** As the power failing: no shutdown, nothing flushed. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async close(): Promise<void> {
    await this.end('SIGTERM');
    await this.sender.close();
    await this.database.drop();
  }

  /** Puts messages on the gateway's queue, as the other services' relays do. */
  async publish(...messages: readonly OutgoingMessage[]): Promise<void> {
    await this.sender.get(MessagePublisher).publish([...messages]);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}

function senderModule(redisUrl: string, envelopeKeys: string) {
  @Module({
    imports: [
      MessagingModule.forRoot({
        service: 'customers',
        redisUrl,
        envelopeKeys: Keyring.parse(envelopeKeys),
        serves: [],
      }),
    ],
  })
  class SenderModule {}
  return SenderModule;
}
