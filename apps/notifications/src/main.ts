import '@assent/service-kit/load-less';
import 'reflect-metadata';
import { startService } from '@assent/service-kit';
import { AppModule } from './app.module.js';
import { type NotificationsEnvironment, readEnvironment } from './environment.js';

function start(environment: NotificationsEnvironment): Promise<void> {
  return startService({
    name: 'notifications',
    module: AppModule.with(environment),
    port: environment.PORT,
    host: environment.HOST,
  });
}

Promise.resolve()
  .then(() => start(readEnvironment(process.env)))
  .catch((error: unknown) => {
    process.stderr.write(`notifications could not start: ${error instanceof Error ? error.message : ''}\n`);
    process.exit(1);
  });
