import type { MessageContract } from '../message-contract.js';
import * as attestationCommands from './attestations/commands.js';
import * as attestationEvents from './attestations/events.js';
import * as attestationReplay from './attestations/replay.js';
import * as customerCommands from './customers/commands.js';
import * as customerConnection from './customers/connection.js';
import * as customerEvents from './customers/events.js';
import * as customerReplay from './customers/replay.js';
import * as customerResellers from './customers/resellers.js';
import * as customerSettings from './customers/settings.js';
import * as notificationCommands from './notifications/commands.js';
import * as notificationEvents from './notifications/events.js';
import * as notificationReplay from './notifications/replay.js';

export * from './attestations/commands.js';
export * from './attestations/events.js';
export * from './attestations/replay.js';
export * from './customers/commands.js';
export * from './customers/connection.js';
export * from './customers/events.js';
export * from './customers/replay.js';
export * from './customers/resellers.js';
export * from './customers/settings.js';
export * from './notifications/commands.js';
export * from './notifications/events.js';
export * from './notifications/replay.js';

const isContract = (value: unknown): value is MessageContract =>
  typeof value === 'object' && value !== null && 'kind' in value && 'type' in value && 'to' in value;

/** Every message there is. The transport refuses to start when a service does not handle what it is sent. */
export const MESSAGE_CATALOG: readonly MessageContract[] = [
  attestationCommands,
  attestationEvents,
  attestationReplay,
  customerCommands,
  customerConnection,
  customerEvents,
  customerReplay,
  customerResellers,
  customerSettings,
  notificationCommands,
  notificationEvents,
  notificationReplay,
].flatMap((module) => Object.values(module).filter(isContract));
