import type { TimelineEntry } from '@assent/contracts';
import i18next from 'i18next';

/** What happened, in the reader's language where the catalogue knows it, else in the gateway's words. */
export function timelineText({ change, title }: TimelineEntry): string {
  const key = `timeline.${change}`;
  // The name of the change comes from the server, so it is not one of the typed keys.
  return i18next.exists(key) ? (i18next.t as (key: string) => string)(key) : title;
}
