import { mcaAttentionSchema, mcaFunnelSchema } from '@assent/contracts';
import { queryString, read } from './http';

export const readFunnel = (days: number, signal?: AbortSignal) =>
  read(`/mca/funnel${queryString({ days })}`, mcaFunnelSchema, signal);

export const readAttention = (signal?: AbortSignal) => read('/mca/attention', mcaAttentionSchema, signal);
