import { connectionListSchema, connectionViewSchema } from '@assent/contracts';
import type { Command } from './commands';
import { read } from './http';

const connectionOf = (providerInstanceId: string) => `/provider-instances/${providerInstanceId}/connection`;

export const readConnection = (providerInstanceId: string, signal?: AbortSignal) =>
  read(connectionOf(providerInstanceId), connectionViewSchema, signal);

export const readConnections = (signal?: AbortSignal) =>
  read('/provider-instances/connections', connectionListSchema, signal);

export const checkConnection = (providerInstanceId: string): Command => ({
  path: `${connectionOf(providerInstanceId)}/checks`,
});
