import { HttpDoors } from '@assent/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPublicListener } from './public-listener.js';

/** Where the public listener is opened. */
export class PublicDoorOptions {
  constructor(
    readonly host: string,
    readonly port: number,
  ) {}
}

/** Opens the public listener with the application; it closes with the other door. */
@Injectable()
export class PublicDoor implements OnApplicationBootstrap {
  private readonly logger = new Logger(PublicDoor.name);
  private server: Server | undefined;

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly options: PublicDoorOptions,
    private readonly doors: HttpDoors,
  ) {}

  /** The port that it got; differs from the configured one only when that is 0. */
  get port(): number {
    return (this.server?.address() as AddressInfo).port;
  }

  async onApplicationBootstrap(): Promise<void> {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    await fastify.ready();
    this.server = createPublicListener(fastify);
    this.doors.add(this.server);
    const { host, port } = this.options;
    // A taken port ends the start with its reason, as the main listener's does.
    this.server.listen(port, host);
    await once(this.server, 'listening');
    this.logger.log(`The customer's pages listen on http://${host}:${String(this.port)}/a/`);
  }
}
