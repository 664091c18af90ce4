import { providerInstanceSettingsViewSchema, type ChangeSettingsRequest } from '@assent/contracts';
import type { Command } from './commands';
import { API, read } from './http';

const settingsOf = (providerInstanceId: string) => `/provider-instances/${providerInstanceId}/settings`;

export const readSettings = (providerInstanceId: string, signal?: AbortSignal) =>
  read(settingsOf(providerInstanceId), providerInstanceSettingsViewSchema, signal);

export const changeSettings = (providerInstanceId: string, request: ChangeSettingsRequest): Command => ({
  method: 'PUT',
  path: settingsOf(providerInstanceId),
  body: request,
});

export const changeLogo = (providerInstanceId: string, file: Blob): Command => ({
  method: 'PUT',
  path: `${settingsOf(providerInstanceId)}/logo`,
  body: file,
});

export const removeLogo = (providerInstanceId: string): Command => ({
  method: 'DELETE',
  path: `${settingsOf(providerInstanceId)}/logo`,
});

/** Where the logo is shown from; the hash makes a new one a new address. */
export const logoAddress = (providerInstanceId: string, contentHash: string) =>
  `${API}${settingsOf(providerInstanceId)}/logo?v=${contentHash.slice(0, 12)}`;
