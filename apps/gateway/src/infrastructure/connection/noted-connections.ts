import { RedisConnections } from '@assent/messaging';
import { type ConnectionFacts, readConnectionFacts } from '@assent/partner-center';
import { Injectable, Logger } from '@nestjs/common';
import { Connections } from '../../application/connection/connections.js';
import { ProblemError } from '../../application/problem.error.js';
import { GATEWAY_POLICY } from '../../gateway-policy.js';

/** The notes in Redis, next to the call budget. */
@Injectable()
export class NotedConnections extends Connections {
  private readonly logger = new Logger(NotedConnections.name);

  constructor(private readonly redis: RedisConnections) {
    super();
  }

  override async of(providerInstanceId: string): Promise<ConnectionFacts> {
    try {
      return await readConnectionFacts(this.redis.producer, providerInstanceId);
    } catch (error) {
      this.logger.warn({ err: error }, 'The facts about a connection could not be read.');
      throw new ProblemError(
        'service_unavailable',
        'What is known about the connection to Microsoft is kept in Redis, which does not answer at present. This ' +
          'says nothing about the connection itself; look again in a moment.',
        { retryAfterSeconds: GATEWAY_POLICY.retryAfterSeconds },
      );
    }
  }
}
