/** How long to go on, and how long to wait between two tries; milliseconds. */
export interface Pace {
  firstDelay: number;
  longestDelay: number;
  /** No try begins later than this after the first. */
  budget: number;
  tries: number;
}

/** What a retry needs of the machine; tests bring their own. */
export interface Pauses {
  now(): number;
  random(): number;
  wait(milliseconds: number): Promise<void>;
}

const realPauses: Pauses = {
  now: () => performance.now(),
  random: () => Math.random(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Doubles the delay from try to try and draws it from its upper half, so that instances do not come back in step. */
export async function retrying<T>(
  work: () => Promise<T>,
  isWorthIt: (error: unknown) => boolean,
  pace: Pace,
  pauses: Pauses = realPauses,
): Promise<T> {
  const start = pauses.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const longest = Math.min(pace.firstDelay * 2 ** (attempt - 1), pace.longestDelay);
      const delay = longest * (0.5 + pauses.random() / 2);
      const isSpent = attempt >= pace.tries || pauses.now() - start + delay > pace.budget;
      if (isSpent || !isWorthIt(error)) throw error;
      await pauses.wait(delay);
    }
  }
}
