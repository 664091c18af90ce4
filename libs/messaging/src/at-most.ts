/** Lets so many pieces of work go on at a time; the others wait, in the order in which they came. */
export class AtMost {
  private readonly waiting: (() => void)[] = [];
  private underWay = 0;

  constructor(private readonly places: number) {}

  /** Resolves and rejects as the work does. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.underWay < this.places) this.underWay += 1;
    // Whoever ends hands the place on.
    else await new Promise<void>((begin) => this.waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.underWay -= 1;
    }
  }
}
