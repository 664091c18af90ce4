import { mcaStreamEventSchemas } from '@assent/contracts';
import { z } from 'zod';

/** The events that are logged, so that a reader who was away can have them again. */
export const LOGGED_EVENT_NAMES = [
  'customer-changed',
  'operation-settled',
  'import-progressed',
  'bulk-operation-progressed',
  'settings-changed',
  'connection-checked',
] as const;
export type LoggedEventName = (typeof LOGGED_EVENT_NAMES)[number];

/** What one kind of event says. */
export type LiveEventData<Name extends LoggedEventName> = z.output<(typeof mcaStreamEventSchemas)[Name]>;

/** One logged event, as replicas tell it to each other and to their readers. */
export type LiveEvent = {
  [Name in LoggedEventName]: {
    /** The number of its row; grows, but not in the order of commits. */
    readonly id: string;
    readonly name: Name;
    readonly data: LiveEventData<Name>;
    readonly providerInstanceId: string | null;
    readonly resellerId: string | null;
  };
}[LoggedEventName];

const base = { id: z.string(), providerInstanceId: z.uuid().nullable(), resellerId: z.uuid().nullable() };

/** What comes in by notification or from the log. */
export const liveEventSchema: z.ZodType<LiveEvent> = z.discriminatedUnion('name', [
  z.object({
    ...base,
    name: z.literal('customer-changed'),
    data: mcaStreamEventSchemas['customer-changed'],
  }),
  z.object({
    ...base,
    name: z.literal('operation-settled'),
    data: mcaStreamEventSchemas['operation-settled'],
  }),
  z.object({
    ...base,
    name: z.literal('import-progressed'),
    data: mcaStreamEventSchemas['import-progressed'],
  }),
  z.object({
    ...base,
    name: z.literal('bulk-operation-progressed'),
    data: mcaStreamEventSchemas['bulk-operation-progressed'],
  }),
  z.object({
    ...base,
    name: z.literal('settings-changed'),
    data: mcaStreamEventSchemas['settings-changed'],
  }),
  z.object({
    ...base,
    name: z.literal('connection-checked'),
    data: mcaStreamEventSchemas['connection-checked'],
  }),
]);
