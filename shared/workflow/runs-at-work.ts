/** A run that has not been heard of for so long is not at work here any more: another process has it, or it is over. */
const silenceMs = 60_000;

/**
 * The runs that this process is taking steps of, from their start or a letter until they wait for people. In memory: it
 * protects the process, and fills again by itself after a start.
 */
export class RunsAtWork {
  readonly #heardOf = new Map<string, number>();

  /** `now` in wall-clock milliseconds. */
  works(eventId: string, now: number): void {
    // Set anew each time, so what has been silent longest comes first.
    this.#heardOf.delete(eventId);
    this.#heardOf.set(eventId, now);
  }

  rests(eventId: string): void {
    this.#heardOf.delete(eventId);
  }

  count(now: number): number {
    for (const [eventId, at] of this.#heardOf) {
      if (now - at < silenceMs) break;
      this.#heardOf.delete(eventId);
    }
    return this.#heardOf.size;
  }
}
