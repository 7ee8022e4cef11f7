const everyMs = 100;
/** A server this late answers nobody in good time: what it takes on besides makes everybody wait longer. */
const mostLateMs = 500;
/** One long piece of work makes one look late; only work without end makes several. */
const looks = 3;

/** How late this thread comes to what is due. */
export class LoopLag {
  #last: number;
  #late: number[] = [];

  /** In ms, of a clock that only goes forward. */
  constructor(now: number) {
    this.#last = now;
  }

  /** To be called every 100 ms; it is late by as much as the thread is. */
  look(now: number): void {
    this.#late = [...this.#late, now - this.#last - everyMs].slice(-looks);
    this.#last = now;
  }

  isTooMuch(): boolean {
    return this.#late.length === looks && this.#late.every((late) => late > mostLateMs);
  }
}

/** Looks until it is stopped; keeps no process alive. */
export function watchLoopLag(): { lag: LoopLag; stop(): void } {
  const lag = new LoopLag(performance.now());
  const timer = setInterval(() => lag.look(performance.now()), everyMs);
  timer.unref();
  return { lag, stop: () => clearInterval(timer) };
}
