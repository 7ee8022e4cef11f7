// Money is an integer number of minor units beside an ISO 4217 code: 2 000 zł is 200000, PLN; 500 ¥ is 500, JPY.

/** Decimal places of a currency, from the runtime's CLDR data: PLN 2, JPY 0, KWD 3. Unknown codes throw a RangeError. */
export function minorUnitDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  digitsByCurrency.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}

/** Asking CLDR costs as much as reading a whole amount, and there are few currencies. */
const digitsByCurrency = new Map<string, number>();

/** 95000 (major units), 'EUR' -> 9500000. Half rounds away from zero. Throws when the result is not a safe integer. */
export function toMinor(major: number, currency: string): number {
  return safe(roundHalfAway(major * 10 ** minorUnitDigits(currency)));
}

/** Sum of minor units; every part must be a safe integer and so must the sum. */
export function sumMinor(parts: readonly number[]): number {
  return safe(parts.reduce((sum, part) => sum + safe(part), 0));
}

/** `amountMinor` x `basisPoints` / 10 000, half away from zero. */
export function shareMinor(amountMinor: number, basisPoints: number): number {
  return Number(divideHalfAway(BigInt(safe(amountMinor)) * BigInt(safe(basisPoints)), 10_000n));
}

/** Splits an amount by integer weights; the parts sum exactly to it (largest remainder, ties to the earlier part). */
export function allocateMinor(amountMinor: number, weights: readonly number[]): number[] {
  const total = BigInt(sumMinor(weights));
  if (total <= 0n) throw new RangeError('weights must sum to more than zero');
  const amount = BigInt(safe(amountMinor));
  const exact = weights.map((weight) => amount * BigInt(weight));
  const parts = exact.map((value) => value / total);
  let left = amount - parts.reduce((sum, part) => sum + part, 0n);
  const step = left < 0n ? -1n : 1n;
  const order = exact
    .map((value, index) => ({ index, remainder: abs(value % total) }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of order) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + step;
    left -= step;
  }
  return parts.map(Number);
}

/** For people: 200000, 'PLN' -> 'PLN 2,000.00'. Locale-independent, so that stored texts are the same everywhere. */
export function formatMinor(amountMinor: number, currency: string): string {
  const digits = minorUnitDigits(currency);
  const sign = amountMinor < 0 ? '-' : '';
  const text = String(Math.abs(safe(amountMinor))).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${currency} ${sign}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of minor units: ${value}`);
  return value;
}

// The nudge undoes binary representation error (1.005 * 100 = 100.49999999999999) before rounding.
function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value) * (1 + Number.EPSILON));
}

function divideHalfAway(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return abs(value % by) * 2n >= by ? quotient + (value < 0n ? -1n : 1n) : quotient;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
