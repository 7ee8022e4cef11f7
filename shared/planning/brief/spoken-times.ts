import { findTimeRange, findTimes } from './clock-times.ts';
import { findCount } from './number-words.ts';
import { type Hit, some, type Value } from './value-parts.ts';

/** The number of the day that a clause names. */
export const dayIn = (text: string) =>
  findCount(text, '\\bday ', '') ??
  (/\bfirst (?:day|evening)\b/i.test(text) ? 1 : /\bsecond (?:day|evening)\b/i.test(text) ? 2 : undefined);

/** Of the words from the reception on: what stands before it are the hours of the day. */
export function receptionTimes(words: string): Value {
  const range = findTimeRange(words);
  if (range) return { from: range.from, until: range.to };
  const behind = (lead: RegExp) =>
    findTimes(words).find(({ start }) => lead.test(words.slice(Math.max(0, start - 14), start)))?.time;
  return {
    ...some('from', behind(/\b(?:from|at|ab|um|starting|od|desde(?: las)?|a las)\s$/i)),
    ...some(
      'until',
      behind(/\b(?:until|till?|to|bis|do|hasta(?: las)?|jusqu'?[àa]|ends? at|até(?: [aà]s)?)\s$/iu),
    ),
  };
}

export function speakerWindow({ text }: Hit): Value {
  const name =
    /((?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame)\.?\s+)?\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+){0,2})\s+(?:is |can |will |must |only |has |arrives|leaves)/u.exec(
      text,
    )?.[1];
  const limit = (word: RegExp) =>
    findTimes(text).find(({ start }) => word.test(text.slice(Math.max(0, start - 12), start)))?.time;
  const part = /\b(morning|afternoon)\b/i.exec(text)?.[1]?.toLowerCase();
  return {
    ...some('name', name),
    ...some('day', dayIn(text)),
    ...some(
      'before',
      limit(/\b(?:before|until|till|by|to|leaves? at)\s$/i) ?? (part === 'morning' ? '12:00' : undefined),
    ),
    ...some(
      'after',
      limit(/\b(?:after|from|arrives? at)\s$/i) ?? (part === 'afternoon' ? '12:00' : undefined),
    ),
    ...some('online', /\b(?:online|remote\w*|by video)\b/i.test(text) ? true : undefined),
  };
}
