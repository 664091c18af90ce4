import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GATEWAY_POLICY } from '../../gateway-policy.js';
import { LiveFeed } from '../live/live-feed.js';
import { OperationStore } from './operation-store.js';

/**
 * Holds requests until their operation is settled (`Prefer: wait`). It is woken by the notification of the
 * commit; a poll over all held operations is the net below that. Nobody waits on a queue.
 */
@Injectable()
export class WaitForOperation implements OnModuleInit {
  private readonly held = new Map<string, Set<() => void>>();
  private poll: NodeJS.Timeout | undefined;
  private stopListening: (() => void) | undefined;
  private stopping = false;

  constructor(
    private readonly operations: OperationStore,
    private readonly feed: LiveFeed,
  ) {}

  onModuleInit(): void {
    this.stopListening = this.feed.listen({
      event: (event) => {
        if (event.name === 'operation-settled') this.release(event.data.operationId);
      },
      gap: () => void this.releaseSettled(),
    });
  }

  /** Before the end: held requests are answered with what is known, and no more are held. */
  releaseAll(): void {
    this.stopping = true;
    this.stopListening?.();
    for (const operationId of [...this.held.keys()]) this.release(operationId);
  }

  /** Resolves when the operation is settled, the time is over, the caller has gone, or we shut down. */
  async wait(operationId: string, milliseconds: number, gone: AbortSignal): Promise<void> {
    if (this.stopping || gone.aborted) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        gone.removeEventListener('abort', end);
        this.forget(operationId, end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      gone.addEventListener('abort', end);
      this.remember(operationId, end);
      // It may have been settled before anybody listened.
      void this.releaseSettled([operationId]);
    });
  }

  private remember(operationId: string, end: () => void): void {
    const waiting = this.held.get(operationId) ?? new Set();
    this.held.set(operationId, waiting.add(end));
    this.poll ??= setInterval(() => void this.releaseSettled(), GATEWAY_POLICY.waitPollMs);
  }

  private forget(operationId: string, end: () => void): void {
    const waiting = this.held.get(operationId);
    waiting?.delete(end);
    if (waiting?.size === 0) this.held.delete(operationId);
    if (this.held.size === 0) {
      clearInterval(this.poll);
      this.poll = undefined;
    }
  }

  private release(operationId: string): void {
    for (const end of [...(this.held.get(operationId) ?? [])]) end();
  }

  private async releaseSettled(operationIds = [...this.held.keys()]): Promise<void> {
    if (operationIds.length === 0) return;
    try {
      for (const id of await this.operations.settledAmong(operationIds)) this.release(id);
    } catch {
      // PostgreSQL is away: the next poll asks again, and each request still ends in its time.
    }
  }
}
