import { readProviderInstances } from '@assent/partner-center';
import { anId } from '@assent/testing';
import { type BeforeApplicationShutdown, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PartnerCenters } from '../application/ports/partner-centers.js';
import { ConnectedPartnerCenters } from './connected-partner-centers.js';

/** Answers for Entra and for Partner Center, as little as one call needs. */
async function startMicrosoft(): Promise<Server> {
  const answer = JSON.stringify({ access_token: 'token', expires_in: 3600, status: 'Pending' });
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/json').end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** A handler that is still at work while the service is being stopped. */
class LastHandler implements BeforeApplicationShutdown {
  outcome: unknown;

  constructor(
    private readonly centers: PartnerCenters,
    private readonly providerInstanceId: string,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    const call = { requestId: anId(), correlationId: anId(), share: 'sweep' as const };
    this.outcome = await this.centers
      .of(this.providerInstanceId)
      .getAttestation(anId(), call)
      .catch((error: unknown) => error);
  }
}

describe('the connections to Microsoft', () => {
  let microsoft: Server;

  beforeAll(async () => {
    microsoft = await startMicrosoft();
  });
  afterAll(() => microsoft.close());

  it('serve handlers to the end of a shutdown', async () => {
    const { port } = microsoft.address() as AddressInfo;
    const instances = readProviderInstances({ PARTNER_CENTER_API_URL: `http://127.0.0.1:${String(port)}` });
    // The budget does without Redis.
    const centers = new ConnectedPartnerCenters(instances, 'redis://127.0.0.1:1');
    const handler = new LastHandler(centers, instances[0]?.profile.id ?? '');
    @Module({
      providers: [
        { provide: PartnerCenters, useValue: centers },
        { provide: LastHandler, useValue: handler },
      ],
    })
    class ServiceModule {}
    const service = await NestFactory.createApplicationContext(ServiceModule, { logger: false });

    await service.close();

    expect(handler.outcome).toMatchObject({ status: 'pending' });
    await expect(
      centers.of(instances[0]?.profile.id ?? '').getAttestation(anId(), {
        requestId: anId(),
        correlationId: anId(),
        share: 'sweep',
      }),
    ).rejects.toThrow();
  });
});
