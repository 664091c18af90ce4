import '@assent/service-kit/load-less';
import { startService } from '@assent/service-kit';
import { readEnvironment } from './environment.js';
import { gatewayService } from './gateway-service.js';

let service;
try {
  service = gatewayService(readEnvironment());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
void startService(service);
