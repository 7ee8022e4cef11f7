export interface RandomStream {
  /** In [0, 1). */
  next(): number;
  /** Whole number in [low, high]. */
  integer(low: number, high: number): number;
  /** In [low, high], densest at `mode`. */
  triangular(low: number, mode: number, high: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
}

/**
 * mulberry32 over a 32-bit hash of seed and stream name. Streams of different names are independent: a new consumer
 * with its own name changes no other consumer's numbers.
 */
export function randomStream(seed: number, name: string): RandomStream {
  let state = hash(`${seed}/${name}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    triangular(low, mode, high) {
      const span = high - low;
      const at = next();
      if (span <= 0) return low;
      return at < (mode - low) / span
        ? low + Math.sqrt(at * span * (mode - low))
        : high - Math.sqrt((1 - at) * span * (high - mode));
    },
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
  };
}

// FNV-1a.
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}
