import { dayWords } from '../../../shared/kernel/day-words.ts';

/** How money, dates and shares are written. Texts are for people; nothing is computed from them. */

const digitsOf = (currency: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Minor units of a currency (ISO 4217), as a person reads them: `EUR 12,345.00`. Whole amounts lose their zeros. */
export const money = (amountMinor: number, currency: string): string =>
  unbroken(writtenMoney(amountMinor, currency));

/** The same in plain blanks, for a field in which people go on writing. */
export function writtenMoney(amountMinor: number, currency: string): string {
  const digits = digitsOf(currency);
  const amount = amountMinor / 10 ** digits;
  const fraction = Number.isInteger(amount) ? 0 : digits;
  const text = new Intl.NumberFormat('en', {
    minimumFractionDigits: fraction,
    maximumFractionDigits: fraction,
  }).format(amount);
  return `${currency} ${text}`;
}

/** A sentence whose amounts and shares stay in one line: a currency with its figure, a figure with its percent sign. */
export const unbroken = (sentence: string): string =>
  sentence.replaceAll(/(?<=\b[A-Z]{3}) (?=-?\d)|(?<=\d) (?=%)/g, '\u00a0');

/** The day of a calendar day `2027-06-08` or of a local time, without moving it between time zones. */
export const day = (text: string): string => dayWords(text.slice(0, 10));

/** From one day to another, once if they are the same. */
export function days(start: string, end: string): string {
  return start.slice(0, 10) === end.slice(0, 10) ? day(start) : `${day(start)} – ${day(end)}`;
}

/** When an event takes place, or between which days it is looked for. */
export function when({ start, end, windowForDays: count }: WhenProps): string {
  const found = days(start, end);
  return count === undefined ? found : `${count} ${count === 1 ? 'day' : 'days'} within ${found}`;
}

interface WhenProps {
  start: string;
  end: string;
  windowForDays?: number | undefined;
}

/** Days from the first to the last of one month as the month: "February 2027". Others as days. */
export function period(from: string, to: string): string {
  const last = new Date(`${to}T00:00:00Z`);
  const isLast = new Date(last.getTime() + 86_400_000).getUTCDate() === 1;
  if (!from.endsWith('-01') || !isLast || from.slice(0, 7) !== to.slice(0, 7)) return days(from, to);
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(last);
}

/** The clock of a local time `2027-06-08T08:30`. */
export const clock = (text: string): string => text.slice(11, 16);

export const percent = (share: number): string =>
  unbroken(`${(share * 100).toFixed(1).replace(/\.0$/, '')} %`);
export const basisPoints = (bp: number): string => percent(bp / 10_000);

/**
 * A typed amount in minor units: `12.50` is 1250 where the currency has two digits. Thousands may be parted as in
 * `13,400`, `13.400,50` or `13 400`; three digits behind one mark are thousands unless the currency has three digits
 * itself. What is no amount stays text.
 */
export function minorUnits(text: string, currency = 'EUR'): number | string {
  const digits = digitsOf(currency);
  const plain = text.replaceAll(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '');
  const last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'));
  const behind = last < 0 ? 0 : plain.length - last - 1;
  const isDecimal = last >= 0 && (behind !== 3 || (digits === 3 && plain[last] === '.'));
  const whole = isDecimal ? plain.slice(0, last) : plain;
  if (!/^-?\d*(?:[.,]\d{3})*$/.test(whole) || !/\d/.test(plain)) return text;
  const fraction = isDecimal ? plain.slice(last + 1) : '';
  const amount = Number(`${whole.replaceAll(/[.,]/g, '')}.${fraction || '0'}`);
  return Number.isFinite(amount) ? Math.round(amount * 10 ** digits) : text;
}

/** An amount as it is typed: without the currency and without thousands. */
export const typedAmount = (amountMinor: number, currency: string): string =>
  String(amountMinor / 10 ** digitsOf(currency));

interface ModelUse {
  tokens: number;
  /** In millionths of the currency. */
  cost: { micros: number; currency: string } | null;
}

/** What a model used up: "1,290 tokens, 0.0019 EUR". */
export function modelUse({ tokens, cost }: ModelUse): string {
  const price = cost ? `${(cost.micros / 1_000_000).toFixed(4)} ${cost.currency}` : 'at an unknown price';
  return `${tokens.toLocaleString('en')} tokens, ${price}`;
}

/** "1 conflict", "2 conflicts". */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
