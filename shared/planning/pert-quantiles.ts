/** Random normal numbers are drawn from this many equally likely ones. */
export const normalSteps = 4096;
export const normalGrid = Float64Array.from({ length: normalSteps }, (_, step) =>
  normalQuantile((step + 0.5) / normalSteps),
);

const points = 129;
const cells = 512;
const shapes = new Map<number, Float64Array>();

/**
 * Quantiles of the PERT-beta distribution of three estimates at 129 points from -4 to 4 standard deviations of a normal
 * variable. PERT: shapes 1 + 4 (m - o) / (p - o) and 1 + 4 (p - m) / (p - o), mean (o + 4 m + p) / 6.
 */
export function pertQuantiles([optimistic, likely, pessimistic]: readonly [number, number, number]) {
  const span = pessimistic - optimistic;
  if (span <= 0) return new Float64Array(points).fill(likely);
  const mode = Math.min(1, Math.max(0, (likely - optimistic) / span));
  const unit = shapes.get(mode) ?? unitQuantiles(mode);
  shapes.set(mode, unit);
  return unit.map((share) => optimistic + share * span);
}

/** On 0 to 1, by summing the density over 512 cells and reading the sum backwards. */
function unitQuantiles(mode: number): Float64Array {
  const density = (x: number): number => x ** (4 * mode) * (1 - x) ** (4 - 4 * mode);
  const sums = new Float64Array(cells + 1);
  for (let cell = 0; cell < cells; cell += 1)
    sums[cell + 1] = (sums[cell] ?? 0) + density((cell + 0.5) / cells);
  const total = sums[cells] ?? 1;
  let cell = 0;
  return Float64Array.from({ length: points }, (_, point) => {
    const wanted = normalShare((point / (points - 1)) * 8 - 4) * total;
    while (cell < cells - 1 && (sums[cell + 1] ?? 0) < wanted) cell += 1;
    const [low, high] = [sums[cell] ?? 0, sums[cell + 1] ?? 0];
    return (cell + (high > low ? Math.min(1, Math.max(0, (wanted - low) / (high - low))) : 0)) / cells;
  });
}

/** Abramowitz and Stegun 26.2.17; error below 7.5e-8. */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(z));
  const poly =
    t *
    (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return z >= 0 ? 1 - tail : tail;
}

/** By halving, to 1e-9. */
function normalQuantile(share: number): number {
  let [low, high] = [-8, 8];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
