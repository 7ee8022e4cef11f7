/** A turn of the event loop in which so much has been worked begins nothing more. */
const mostMs = 10;

/**
 * Lets work begin in the order in which it came, in short turns of the event loop. The stores of one machine answer at
 * once, so a request is worked on from its beginning to its end without a pause: without this all that had come would
 * be worked on in a single turn, and who is new would neither be heard nor refused meanwhile.
 */
export class ShortTurns {
  readonly #waiting: (() => void)[] = [];
  readonly #now: () => number;
  #isDue = false;
  #isHeard = false;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Resolves when the caller may begin. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#come();
    });
  }

  /**
   * Somebody new has come in this turn. The loop lets one in for each turn, so it turns without work while they come, for
   * as long as work would take: who stands in the line before the door is neither heard nor refused.
   */
  heard(): void {
    this.#isHeard = true;
  }

  #come(): void {
    if (this.#isDue || this.#waiting.length === 0) return;
    this.#isDue = true;
    this.#listen(this.#now() + mostMs);
  }

  #listen(end: number): void {
    this.#isHeard = false;
    setImmediate(() => {
      if (this.#isHeard && this.#now() < end) this.#listen(end);
      else this.#begin(this.#now() + mostMs);
    });
  }

  #begin(end: number): void {
    this.#waiting.shift()?.();
    // A tick that is set by a promise comes when no promise is left to go on: when what has begun ended or waits.
    queueMicrotask(() =>
      process.nextTick(() => {
        if (this.#waiting.length > 0 && this.#now() < end) return this.#begin(end);
        this.#isDue = false;
        this.#come();
      }),
    );
  }
}
