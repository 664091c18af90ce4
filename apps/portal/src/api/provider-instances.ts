import { providerInstanceListSchema } from '@assent/contracts';
import { read } from './http';

export const readProviderInstances = (signal?: AbortSignal) =>
  read('/provider-instances', providerInstanceListSchema, signal);
