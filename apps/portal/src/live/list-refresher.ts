import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '../api/query-keys';

/** A list is read again at most once in this time for each page of it that is loaded. */
const PAUSE_PER_PAGE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;
/** Changes come in bursts; the first of one waits this long for the others. */
const GATHER_MS = 250;

/**
 * Reads the lists on the screen again after changes, not for each change: an import touches thousands of
 * customers in a minute, and a reader who scrolled far has many pages to read.
 */
export class ListRefresher {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private notBefore = 0;

  constructor(private readonly client: QueryClient) {}

  request(): void {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(
      () => {
        this.refresh();
      },
      Math.max(GATHER_MS, this.notBefore - Date.now()),
    );
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private refresh(): void {
    this.timer = undefined;
    const lists = [keys.workLists, keys.customers, keys.home];
    // A page that is just being fetched must arrive first: reading the list again would cancel it.
    const busy = lists.some((queryKey) => this.client.isFetching({ queryKey }) > 0);
    this.notBefore = Date.now() + (busy ? GATHER_MS : this.pause());
    if (busy) {
      this.request();
      return;
    }
    for (const queryKey of lists) void this.client.invalidateQueries({ queryKey });
  }

  private pause(): number {
    const pages = this.client
      .getQueriesData<InfiniteData<unknown>>({ queryKey: keys.workLists, type: 'active' })
      .reduce((sum, [, data]) => sum + (data?.pages.length ?? 1), 1);
    return Math.min(LONGEST_PAUSE_MS, pages * PAUSE_PER_PAGE_MS);
  }
}
