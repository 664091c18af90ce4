/** Waits for messages by their ids; a message that has come before somebody waits for it is not missed. */
export class Arrival {
  private readonly come = new Set<string>();
  private waiting: { readonly count: number; readonly resolve: () => void } | undefined;

  readonly note = (id: string): void => {
    this.come.add(id);
    if (this.waiting !== undefined && this.come.size >= this.waiting.count) {
      this.waiting.resolve();
      this.waiting = undefined;
    }
  };

  /** Resolves when so many different messages have come. @throws Error after a minute and a half */
  async of(count: number): Promise<void> {
    if (this.come.size >= count) return;
    const late = { timer: undefined as NodeJS.Timeout | undefined };
    try {
      await new Promise<void>((resolve, reject) => {
        this.waiting = { count, resolve };
        late.timer = setTimeout(() => {
          reject(new Error(`Only ${this.come.size} of ${count} messages have come.`));
        }, 90_000);
      });
    } finally {
      clearTimeout(late.timer);
    }
  }
}
