import { join } from 'node:path';
import type { ProductPorts } from './ports.js';

/** The services that own a database, in the order in which they are named on the terminal. */
export const SERVICES = ['customers', 'attestations', 'notifications', 'gateway'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** A value for each service. */
export function mapServices<T>(value: (service: ServiceName) => T): Record<ServiceName, T> {
  return {
    customers: value('customers'),
    attestations: value('attestations'),
    notifications: value('notifications'),
    gateway: value('gateway'),
  };
}

/** Every process of the product. */
export const COMPONENTS = ['microsoft-sandbox', 'mail-catcher', ...SERVICES] as const;
export type ComponentName = (typeof COMPONENTS)[number];

/** What the services of one product share. */
export interface ProductSettings {
  readonly workspace: string;
  /** Where the sandbox and the mail catcher keep what they have. */
  readonly stateDir: string;
  readonly ports: ProductPorts;
  readonly redisUrl: string;
  readonly databaseUrls: Readonly<Record<ServiceName, string>>;
  /** The path of a key set's file, by its name. */
  readonly keyFile: (name: string) => string;
  /** What everybody gets; what a component needs for itself comes on top. */
  readonly environment: NodeJS.ProcessEnv;
}

export const LOOPBACK = '127.0.0.1';
const at = (port: number) => `http://${LOOPBACK}:${port}`;

export function scriptOf(name: ComponentName, workspace: string): string {
  return name === 'mail-catcher'
    ? join(workspace, 'tools', 'dev', 'dist', 'mail-catcher', 'main.js')
    : join(workspace, 'apps', name, 'dist', 'main.js');
}

/**
 * What Node is told when it runs a service: an old generation that is cleared when it has grown by half instead of by
 * three times, since of a limit of 1 GiB V8 follows that it is on a small machine; no service needs a tenth of it. And one
 * helping thread instead of four: each keeps memory of its own, and services come in numbers rather than in sizes. The
 * images of `docker/Dockerfile` are told the same.
 */
export const SERVICE_NODE_OPTIONS = ['--max-old-space-size=1024', '--v8-pool-size=1'] as const;

/** What Node is told when it runs a component. Stacks of services name source lines without Node's help. */
export function nodeOptionsOf(name: ComponentName): readonly string[] {
  const isService = (SERVICES as readonly ComponentName[]).includes(name);
  return isService ? SERVICE_NODE_OPTIONS : ['--enable-source-maps'];
}

export function migrationScriptOf(name: ServiceName, workspace: string): string {
  return join(workspace, 'apps', name, 'dist', 'migrate.js');
}

/** The gateway's address for somebody on this machine. */
export function gatewayUrl(ports: ProductPorts, environment: NodeJS.ProcessEnv): string {
  const host = environment['GATEWAY_HOST'] ?? '';
  // All addresses of the machine include the loopback one.
  if (['', '0.0.0.0', '::', 'localhost'].includes(host)) return at(ports.gateway);
  return `http://${host.includes(':') ? `[${host}]` : host}:${ports.gateway}`;
}

/** Where to ask whether it is ready. */
export function readinessOf(
  name: ComponentName,
  { ports, environment }: Pick<ProductSettings, 'ports' | 'environment'>,
): { readyUrl: string; readyWhen: 'ok' | 'answers' } {
  switch (name) {
    case 'microsoft-sandbox':
      return { readyUrl: `${at(ports.sandbox)}/`, readyWhen: 'answers' };
    case 'mail-catcher':
      return { readyUrl: `${at(ports.mailPage)}/api/messages`, readyWhen: 'ok' };
    case 'gateway':
      return { readyUrl: `${gatewayUrl(ports, environment)}/health/ready`, readyWhen: 'ok' };
    case 'customers':
    case 'attestations':
    case 'notifications':
      return { readyUrl: `${at(ports[name])}/health/ready`, readyWhen: 'ok' };
  }
}

/** The whole environment of one component. A value that the caller has set wins where it makes sense. */
export function environmentOf(name: ComponentName, settings: ProductSettings): NodeJS.ProcessEnv {
  const { environment, ports, stateDir } = settings;
  switch (name) {
    case 'microsoft-sandbox':
      return {
        ...environment,
        SANDBOX_HOST: LOOPBACK,
        SANDBOX_PORT: String(ports.sandbox),
        SANDBOX_STATE_FILE: join(stateDir, 'sandbox', 'state.json'),
      };
    case 'mail-catcher':
      return {
        ...environment,
        SMTP_PORT: String(ports.smtp),
        MAIL_PAGE_PORT: String(ports.mailPage),
        MAIL_FOLDER: join(stateDir, 'mails'),
      };
    case 'customers':
    case 'attestations':
      return { ...serviceEnvironment(name, settings), ...privatePort(ports[name]) };
    case 'notifications':
      return {
        ...serviceEnvironment(name, settings),
        ...privatePort(ports[name]),
        ...linkEnvironment(settings),
        ...unlessSet(environment, 'SMTP_URL', `smtp://${LOOPBACK}:${ports.smtp}`),
      };
    case 'gateway':
      return {
        ...serviceEnvironment(name, settings),
        ...linkEnvironment(settings),
        GATEWAY_PORT: String(ports.gateway),
        PUBLIC_PORT: String(ports.public),
      };
  }
}

function serviceEnvironment(name: ServiceName, settings: ProductSettings): NodeJS.ProcessEnv {
  const { environment, ports, keyFile } = settings;
  return {
    ...environment,
    DATABASE_URL: settings.databaseUrls[name],
    REDIS_URL: settings.redisUrl,
    ...keySet(environment, 'ENVELOPE_KEYS', keyFile('envelope')),
    ...keySet(environment, 'AT_REST_KEYS', keyFile(`at-rest-${name}`)),
    // The other addresses of Partner Center follow from this one, the sandbox's as well as Microsoft's.
    ...unlessSet(environment, 'PARTNER_CENTER_API_URL', at(ports.sandbox)),
    ...(usesSandbox(environment) ? sandboxPartner(environment) : {}),
  };
}

/** Whether Assent talks to the stand-in for Microsoft and not to a Partner Center that somebody has named. */
export function usesSandbox(environment: NodeJS.ProcessEnv): boolean {
  const given = ['PARTNER_CENTER_API_URL', 'PROVIDER_INSTANCES', 'PROVIDER_INSTANCES_FILE'];
  return given.every((name) => !isSet(environment, name));
}

/** The invented partner of the sandbox; it has a default country, so that a demo need not ask for one. */
function sandboxPartner(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...unlessSet(environment, 'PROVIDER_INSTANCE_NAME', 'Contoso Cloud Partner'),
    ...unlessSet(environment, 'PROVIDER_INSTANCE_COUNTRY', 'US'),
    ...unlessSet(environment, 'PROVIDER_INSTANCE_CONTACT_EMAIL', 'agreements@contoso.example'),
  };
}

function linkEnvironment({ environment, ports, keyFile }: ProductSettings): NodeJS.ProcessEnv {
  return {
    ...keySet(environment, 'LINK_TOKEN_KEYS', keyFile('link-token')),
    ...unlessSet(environment, 'PUBLIC_URL', at(ports.public)),
  };
}

function privatePort(port: number): NodeJS.ProcessEnv {
  return { HOST: LOOPBACK, PORT: String(port) };
}

/** A key set given directly or by file stays; services refuse to have both. */
function keySet(environment: NodeJS.ProcessEnv, name: string, file: string): NodeJS.ProcessEnv {
  return isSet(environment, name) || isSet(environment, `${name}_FILE`) ? {} : { [`${name}_FILE`]: file };
}

function unlessSet(environment: NodeJS.ProcessEnv, name: string, value: string): NodeJS.ProcessEnv {
  return isSet(environment, name) ? {} : { [name]: value };
}

function isSet(environment: NodeJS.ProcessEnv, name: string): boolean {
  return (environment[name] ?? '').trim() !== '';
}
