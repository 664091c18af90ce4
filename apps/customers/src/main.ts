import '@assent/service-kit/load-less';
import 'reflect-metadata';
import { readProviderInstances } from '@assent/partner-center';
import { startService } from '@assent/service-kit';
import { AppModule } from './app.module.js';
import { readEnvironment } from './environment.js';

/** Faults of the environment are for people: the list, and no stack. */
function settings() {
  try {
    const environment = readEnvironment(process.env);
    return { environment, providerInstances: readProviderInstances(process.env) };
  } catch (error) {
    process.stderr.write(`customers: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

const { environment, providerInstances } = settings();
void startService({
  name: 'customers',
  module: AppModule.forRoot(environment, providerInstances),
  port: environment.PORT,
  host: environment.HOST,
});
