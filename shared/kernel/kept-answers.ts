import { createHash } from 'node:crypto';
import { canonicalText } from './content-hash.ts';

interface Bounds<V> {
  /** Of all weights together. */
  most: number;
  /** One for each answer, unless it says otherwise. */
  weigh?: (answer: V) => number;
  now?: () => number;
}

/** Then an answer is made again: contents that were erased meanwhile do not stay in memory. */
const keptMs = 5 * 60_000;

/**
 * Answers that follow from what they were made of and from nothing else, in the memory of this process: one that is
 * gone is made again. What was asked for longest ago goes first. `from` names everything that the answer depends on,
 * the organisation included; large contents by their hash. A text is kept as it is, everything else as a hash.
 */
export class KeptAnswers<V> {
  readonly #most: number;
  readonly #weigh: (answer: V) => number;
  readonly #now: () => number;
  readonly #kept = new Map<string, { answer: V; weight: number; until: number }>();
  #weight = 0;
  #nextSweep = 0;

  constructor({ most, weigh = () => 1, now = Date.now }: Bounds<V>) {
    this.#most = most;
    this.#weigh = weigh;
    this.#now = now;
  }

  of(from: unknown, make: () => V): V {
    const key = keyOf(from);
    const known = this.#used(key);
    return known ? known.answer : this.#keep(key, make());
  }

  async later(from: unknown, make: () => Promise<V>): Promise<V> {
    const key = keyOf(from);
    const known = this.#used(key);
    return known ? known.answer : this.#keep(key, await make());
  }

  #used(key: string) {
    this.#sweep();
    const known = this.#kept.get(key);
    if (!known || known.until <= this.#now()) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, known);
    return known;
  }

  #keep(key: string, answer: V): V {
    this.#drop(key); // made twice side by side
    const weight = this.#weigh(answer);
    this.#kept.set(key, { answer, weight, until: this.#now() + keptMs });
    this.#weight += weight;
    for (const [oldest] of this.#kept) {
      if (this.#weight <= this.#most) break;
      this.#drop(oldest);
    }
    return answer;
  }

  /** Now and then what is too old, used or not. */
  #sweep(): void {
    const now = this.#now();
    if (now < this.#nextSweep) return;
    this.#nextSweep = now + keptMs / 5;
    for (const [key, { until }] of this.#kept) if (until <= now) this.#drop(key);
  }

  #drop(key: string): void {
    const known = this.#kept.get(key);
    if (!known) return;
    this.#kept.delete(key);
    this.#weight -= known.weight;
  }
}

const keyOf = (from: unknown) =>
  typeof from === 'string' ? from : createHash('sha256').update(canonicalText(from)).digest('base64url');
