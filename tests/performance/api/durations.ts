/** How many took at most so many seconds, by bound; the last bound is Infinity and counts all. */
export type Durations = ReadonlyMap<number, number>;

/** One histogram of the text that `/metrics` gives, over all its labels. */
export function durationsIn(text: string, name: string): Durations {
  const found = new Map<number, number>();
  for (const [, labels = '', count] of text.matchAll(new RegExp(`^${name}_bucket\\{(.*)\\} (\\d+)$`, 'gm'))) {
    const bound = /le="([^"]+)"/.exec(labels)?.[1];
    const seconds = bound === '+Inf' ? Infinity : Number(bound);
    found.set(seconds, (found.get(seconds) ?? 0) + Number(count));
  }
  return found;
}

export function since(before: Durations, after: Durations): Durations {
  return new Map([...after].map(([bound, count]) => [bound, count - (before.get(bound) ?? 0)]));
}

export interface DurationFigures {
  count: number;
  p50: number | undefined;
  p95: number | undefined;
  /** From 0 to 1; the limit has to be one of the bounds. */
  withinLimit: number | undefined;
}

/** Milliseconds; within a bucket they are taken as evenly spread. */
export function durationFigures(durations: Durations, limitSeconds: number): DurationFigures {
  const buckets = [...durations].toSorted(([a], [b]) => a - b);
  const count = durations.get(Infinity) ?? 0;
  const at = (part: number): number | undefined => {
    if (count === 0) return undefined;
    let [low, below] = [0, 0];
    for (const [bound, upTo] of buckets) {
      // What is longer than every bound is only known to be so.
      if (upTo >= part * count)
        return bound === Infinity
          ? Infinity
          : 1_000 * (low + ((bound - low) * (part * count - below)) / (upTo - below));
      [low, below] = [bound, upTo];
    }
    return undefined;
  };
  const within = durations.get(limitSeconds);
  return {
    count,
    p50: at(0.5),
    p95: at(0.95),
    withinLimit: count === 0 || within === undefined ? undefined : within / count,
  };
}
