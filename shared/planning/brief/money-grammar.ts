import { minorUnitDigits } from '../../kernel/money.ts';
import { currencyByCountry } from '../../knowledge/places.ts';
import { currencyNames, currencySymbols, lowerCaseCodes, multipliers } from '../../knowledge/money-words.ts';

/** One amount in a text. `currency` is null when nothing says it, 'ambiguous' when only the country could ("$", "kr"). */
export interface FoundAmount {
  start: number;
  end: number;
  text: string;
  amountMinor: number | null;
  currency: string | null;
  mark: string | null;
  /** True for a bare number that has a multiplier but no currency: "50k". */
  scaled: boolean;
  digits: string;
  multiplier: bigint;
}

const number = String.raw`\d{1,3}(?:,\d{2}){1,4},\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?|\d{1,3}(?:[ '.,]\d{3}){1,5}(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,15}(?:[.,]\d{1,3}(?!\d))?`;
const marks = [...Object.keys(currencySymbols), ...Object.keys(currencyNames)]
  .sort((a, b) => b.length - a.length)
  .map(escape)
  .join('|');
const scales = Object.keys(multipliers)
  .sort((a, b) => b.length - a.length)
  .map(escape)
  .join('|');
const amount = new RegExp(
  `(?<![\\p{L}\\d.,])(?:(${marks})\\.?\\s?)?(${number})(?:\\s?(${scales})(?![\\p{L}\\d²]))?\\.?(?:(?:\\s|-)?(${marks})(?![\\p{L}\\d])(?!(?<!zł|Kč|kr|Ft|lei)\\s?\\d))?`,
  'giu',
);

/** Every number that carries a currency mark or a scale, left to right; plain numbers are left to others. */
export function findAmounts(text: string, country: string | null): FoundAmount[] {
  const found: FoundAmount[] = [];
  for (const match of text.matchAll(amount)) {
    const [whole, before, digits = '', scale, after] = match;
    const mark = known(before) ?? (after === 'R' ? null : known(after));
    if (!mark && !scale) continue;
    const multiplier = multipliers[scale?.toLowerCase() ?? ''] ?? 1n;
    const currency = mark === null ? null : currencyOf(mark, country);
    const start = match.index + (before && mark !== before ? whole.indexOf(digits) : 0);
    const end = match.index + whole.trimEnd().length;
    const entry = { start, end, text: text.slice(start, end), currency, mark, digits, multiplier };
    found.push({ ...entry, amountMinor: minorOf(digits, multiplier, currency), scaled: mark === null });
  }
  return shareRangeMarks(text, found, country);
}

/** "$20-25k": the first number has the mark, the last the scale; both hold for the pair. */
function shareRangeMarks(text: string, found: FoundAmount[], country: string | null): FoundAmount[] {
  for (let index = 1; index < found.length; index += 1) {
    const [low, high] = [found[index - 1], found[index]];
    if (!low || !high || !/^\s?(?:-|to|bis|a|and|do)\s?$/i.test(text.slice(low.end, high.start))) continue;
    if (low.mark === null && high.mark !== null) apply(low, high.mark, low.multiplier, country);
    if (high.mark === null && low.mark !== null) apply(high, low.mark, high.multiplier, country);
    if (low.multiplier === 1n && high.multiplier > 1n && low.digits.length <= 3)
      apply(low, low.mark, high.multiplier, country);
  }
  return found;
}

function apply(entry: FoundAmount, mark: string | null, multiplier: bigint, country: string | null): void {
  entry.mark = mark;
  entry.multiplier = multiplier;
  entry.currency = mark === null ? null : currencyOf(mark, country);
  entry.amountMinor = minorOf(entry.digits, multiplier, entry.currency);
  entry.scaled = mark === null;
}

/** The mark, if it is one as written: names in any case, signs and codes as they are (the expression itself ignores case). */
function known(mark: string | undefined): string | null {
  if (mark === undefined) return null;
  const lower = mark.toLowerCase();
  const fits =
    mark in currencySymbols ||
    lower in currencyNames ||
    lowerCaseCodes.has(lower) ||
    /[^\x00-\x7f]/.test(mark);
  return fits ? mark : null;
}

/** Null where the mark belongs to several currencies and the country does not decide. */
function currencyOf(mark: string, country: string | null): string | null {
  const key = mark.toLowerCase();
  const choice =
    currencySymbols[mark] ??
    currencySymbols[key] ??
    currencySymbols[mark.toUpperCase()] ??
    currencyNames[key];
  if (!choice) return null;
  if (choice.length === 1) return choice[0] ?? null;
  const local = country ? (currencyByCountry.get(country) ?? null) : null;
  if (local && choice.includes(local)) return local;
  // "$" abroad, where the local money is no dollar, means the US dollar in practice; unknown country: ask.
  return country && choice.includes('USD') ? 'USD' : null;
}

/** Exact: the digits, the multiplier and the currency's exponent in BigInt; null when it is no safe integer or has no currency. */
export function minorOf(digits: string, multiplier: bigint, currency: string | null): number | null {
  if (!currency) return null;
  const { whole, fraction } = splitNumber(digits, multiplier > 1n);
  const exponent = BigInt(minorUnitDigits(currency));
  const scaled = BigInt(whole + fraction) * multiplier * 10n ** exponent;
  const divisor = 10n ** BigInt(fraction.length);
  const minor = (scaled * 2n + divisor) / (divisor * 2n);
  return minor <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(minor) : null;
}

/** The last separator followed by 1-2 digits starts decimals, by exactly 3 a group; "1,250m" and "1.125 million" are decimals too. */
function splitNumber(digits: string, hasScale: boolean): { whole: string; fraction: string } {
  const plain = digits.replace(/[ ']/g, '');
  const last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'));
  const tail = last < 0 ? '' : plain.slice(last + 1);
  const separators = plain.replace(/\d/g, '').length;
  const decimal = tail.length > 0 && (tail.length < 3 || (hasScale && separators === 1));
  const whole = (decimal ? plain.slice(0, last) : plain).replace(/[.,]/g, '');
  return { whole, fraction: decimal ? tail : '' };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
