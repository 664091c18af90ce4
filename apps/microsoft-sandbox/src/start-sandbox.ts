import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { SandboxEnvironment } from './environment.js';
import { RequestPipeline } from './http/request-pipeline.js';

/** A running sandbox. */
export interface RunningSandbox {
  /** Such as `http://127.0.0.1:8090`. */
  readonly url: string;
  /** Ends open connections, writes the state file. */
  stop(): Promise<void>;
}

/** Starts the sandbox and listens; port 0 takes any free one. */
export async function startSandbox(environment: SandboxEnvironment): Promise<RunningSandbox> {
  Logger.overrideLogger(['error', 'warn']);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(environment),
    new FastifyAdapter({
      routerOptions: { ignoreTrailingSlash: true },
      // A delay of minutes that a fault rule ordered must not hold up the end.
      forceCloseConnections: true,
    }),
  );
  app.get(RequestPipeline).install(app.getHttpAdapter().getInstance());
  await app.listen(environment.SANDBOX_PORT, environment.SANDBOX_HOST);
  return { url: await app.getUrl(), stop: () => app.close() };
}
