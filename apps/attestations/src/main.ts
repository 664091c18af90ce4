import '@assent/service-kit/load-less';
import 'reflect-metadata';
import { readProviderInstances } from '@assent/partner-center';
import { startService } from '@assent/service-kit';
import { AppModule } from './app.module.js';
import { readEnvironment } from './environment.js';

/** Faults of the settings are for people: the list of them, and no stack. */
function settings() {
  try {
    return { environment: readEnvironment(process.env), instances: readProviderInstances(process.env) };
  } catch (error) {
    process.stderr.write(`attestations: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

const { environment, instances } = settings();
void startService({
  name: 'attestations',
  module: AppModule.forRoot(environment, instances),
  port: environment.PORT,
  host: environment.HOST,
});
