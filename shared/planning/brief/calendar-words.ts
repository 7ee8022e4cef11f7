import * as chrono from 'chrono-node';
import { foreignMonths } from '../../knowledge/brief-lexicon.ts';
import { addDays, endOfMonth } from './local-time.ts';
import { fold } from './source-text.ts';

/** A date or a stretch of dates in a text. `exact` is false for "in March", which means some day in it. */
export interface DateMention {
  text: string;
  start: number;
  end: number;
  from: string;
  to: string;
  exact: boolean;
  /** ISO weekday, where the text names one beside the date. */
  weekday: number | null;
  /** No day of a month is said: "Thursday evening". */
  byWeekday?: boolean;
}

export interface CalendarContext {
  asOf: string;
  monthFirst: boolean;
}

const hint =
  /\d{4}-\d|\d{1,2}[./]\d{1,2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tomorrow|next|this|weekend|mon|tue|wed|thu|fri|sat|sun|spring|summer|autumn|fall|winter|q[1-4])/i;
const notADate =
  /^(?:now|today|tonight|this (?:morning|afternoon|evening)|weekend|sat|sun|mon|wed|thu|fri|tue|mar|\d{1,2}(?:\s?h(?:\d{2})?)?)$|\b(?:min|mins|minutes?|hours?|hrs?|h|seconds?|weeks?|months?|days?|years?|weekdays?|ago|later|earlier)\b/i;

/** Dates to come, in reading order. The clock of the machine plays no part: everything is relative to `asOf`. */
export function findDates(text: string, context: CalendarContext): DateMention[] {
  const english = inEnglish(text);
  if (!hint.test(english.text)) return [];
  const parser = context.monthFirst ? chrono.en.casual : chrono.en.GB;
  const reference = { instant: new Date(`${context.asOf}T12:00:00Z`), timezone: 0 };
  const mentions = parser
    .parse(english.text, reference, { forwardDate: true })
    .flatMap((result) => toMention(result, english.text));
  const seasons = mentions.length === 0 ? findSeason(english.text, context.asOf) : [];
  return [...mentions, ...seasons].map((mention) => ({
    ...mention,
    start: english.map[mention.start] ?? mention.start,
    end: english.map[mention.end] ?? text.length,
  }));
}

function toMention(result: chrono.ParsedResult, text: string): DateMention[] {
  const { start, end } = result;
  if (notADate.test(result.text.trim())) return [];
  if (!start.isCertain('day') && !start.isCertain('month') && !start.isCertain('weekday')) return [];
  // "may lend" and "march" are verbs too: such a month alone must be written as a name, May after "in" or the like.
  const lead = text.slice(Math.max(0, result.index - 10), result.index);
  if (
    /^(?:may|march)$/.test(result.text) ||
    (result.text === 'May' && !/\b(?:in|during|of|early|mid|late|next)[ -]$/i.test(lead))
  )
    return [];
  const from = isoDay(start);
  const exact = start.isCertain('day') || start.isCertain('weekday');
  // "7pm to 1am" ends on the next calendar day, yet is one event day.
  const pastMidnight =
    end?.isCertain('hour') && (end.get('hour') ?? 12) <= 6 && isoDay(end) === addDays(from, 1);
  const to = end && !(pastMidnight && start.isCertain('hour')) ? isoDay(end) : from;
  const position = { text: result.text, start: result.index, end: result.index + result.text.length };
  const weekday =
    start.isCertain('weekday') && start.isCertain('day') ? (start.get('weekday') ?? 0) || 7 : null;
  const byWeekday = !start.isCertain('day');
  if (exact) return [{ ...position, ...ordered(from, to), exact, weekday, ...(byWeekday && { byWeekday }) }];
  return [
    {
      ...position,
      ...partOfMonth(from, end ? to : from, text.slice(Math.max(0, result.index - 16), result.index)),
      exact,
      weekday: null,
    },
  ];
}

function ordered(from: string, to: string): { from: string; to: string } {
  return from <= to ? { from, to } : { from, to: from };
}

function partOfMonth(first: string, last: string, before: string): { from: string; to: string } {
  const month = first.slice(0, 8);
  const part =
    /\b(early|mid|late|beginning of|end of|first half of|second half of|start of|first week of|last week of)[\s-]*$/i
      .exec(before)?.[1]
      ?.toLowerCase() ?? '';
  if (part === 'first week of') return { from: `${month}01`, to: `${month}07` };
  if (part === 'last week of') return { from: addDays(endOfMonth(first), -6), to: endOfMonth(first) };
  if (/^(?:early|beginning|start)/.test(part)) return { from: `${month}01`, to: `${month}10` };
  if (part === 'mid') return { from: `${month}10`, to: `${month}20` };
  if (/^(?:late|end)/.test(part)) return { from: `${month}20`, to: endOfMonth(first) };
  if (part.startsWith('first')) return { from: `${month}01`, to: `${month}15` };
  if (part.startsWith('second')) return { from: `${month}16`, to: endOfMonth(first) };
  return { from: `${month}01`, to: endOfMonth(last) };
}

const seasonMonths: Readonly<Record<string, [string, string]>> = {
  spring: ['03-01', '05-31'],
  summer: ['06-01', '08-31'],
  autumn: ['09-01', '11-30'],
  fall: ['09-01', '11-30'],
  q1: ['01-01', '03-31'],
  q2: ['04-01', '06-30'],
  q3: ['07-01', '09-30'],
  q4: ['10-01', '12-31'],
};

/** Northern seasons and quarters of a year; the next one to come where no year is given. */
function findSeason(text: string, asOf: string): DateMention[] {
  const soon = /\bnext month\b/i.exec(text);
  if (soon) {
    const from = addDays(endOfMonth(asOf), 1);
    const place = { text: soon[0], start: soon.index, end: soon.index + soon[0].length };
    return [{ ...place, from, to: endOfMonth(from), exact: false, weekday: null }];
  }
  const match =
    /\b(?:(?:in|next|this|early|late) )?(spring|summer|autumn|fall|q[1-4])(?: of)?(?: (20\d{2}))?\b/i.exec(
      text,
    );
  const months = seasonMonths[match?.[1]?.toLowerCase() ?? ''];
  if (!match || !months) return [];
  if (!match[2] && !/^(?:in|next|this|early|late) /i.test(match[0])) return [];
  const thisYear = Number(asOf.slice(0, 4));
  const year = match[2]
    ? Number(match[2])
    : `${thisYear}-${months[1]}` < addDays(asOf, 14)
      ? thisYear + 1
      : thisYear;
  const position = { text: match[0], start: match.index, end: match.index + match[0].length };
  return [
    { ...position, from: `${year}-${months[0]}`, to: `${year}-${months[1]}`, exact: false, weekday: null },
  ];
}

/** Foreign month names in English, "between 1 and 20 June" and "14/15 June" as ranges; `map` leads back to the offsets before. */
function inEnglish(text: string): { text: string; map: number[] } {
  const pattern =
    /(?<=\b(?:mon|tue|wed|thu|fri|sat|sun)\p{L}{0,6}\.? \d{1,2}(?:st|nd|rd|th)?)(?= ?(?:and|&|to|or|[-–,]) ?(?:mon|tue|wed|thu|fri|sat|sun)\p{L}{0,6}\.? \d{1,2}(?:st|nd|rd|th)?(?<month> (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*(?: 20\d{2})?))|(?<=\b\d{1,2})\.? (?:und|and|y|e|et|i|&) (?=\d{1,2}\.? (?:de )?\p{L}{3})|(?<=\d)\. (?=\p{L})|(?<=\d )(?:de|of) (?=\p{L})|(?<=\p{L} )de (?=\d{4})|\bbetween (?=\d{1,2}(?:st|nd|rd|th)? and \d)|\b(?:entre (?:le |el |o |os )?|zwischen (?:dem )?|między )(?=\d{1,2}\.? (?:et|y|e|und|a) )|(?<=\b(?:entre|zwischen|między)(?: le| el| o| dem)? \d{1,2})\.? (?:et(?: le)?|y(?: el)?|e(?: o)?|und(?: dem)?|a) (?=\d)|(?<=\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* \d{1,2})(?:st|nd|rd|th)? (?:and|&) (?=\d{1,2}(?:st|nd|rd|th)?\b)|(?<=\b\d{1,2})(?:st|nd|rd|th)?, \d{1,2}(?:st|nd|rd|th)? and (?=\d{1,2}(?:st|nd|rd|th)? \p{L}{3})|\p{L}+|(?<=\b\d{1,2})\/(?=\d{1,2}\.? \p{L}{3})/giu;
  const map: number[] = [];
  let out = '';
  let from = 0;
  const copy = (piece: string, at: number, step: number) => {
    for (let unit = 0; unit < piece.length; unit += 1) map.push(at + unit * step);
    out += piece;
  };
  for (const match of text.matchAll(pattern)) {
    copy(text.slice(from, match.index), from, 1);
    // "Tue 18 and Wed 19 May": the month stands behind the last day and is meant for the first as well.
    const { month } = match.groups ?? {};
    copy(
      month ??
        englishFor(
          match[0],
          text.slice(match.index - 30 < 0 ? 0 : match.index - 30, match.index),
          text.slice(match.index + match[0].length, match.index + match[0].length + 2),
        ),
      match.index,
      0,
    );
    from = match.index + match[0].length;
  }
  copy(text.slice(from), from, 1);
  map.push(text.length);
  return { text: out, map };
}

function englishFor(piece: string, before: string, after: string): string {
  // "entre le 7 et le 25 juin", "19th, 20th and 21st August", "May 22 and 23": the first and the last of them.
  if (/^(?:entre|zwischen|między)/i.test(piece)) return '';
  if (/(?:entre|zwischen|między)(?: \p{L}+)? \d{1,2}$/iu.test(before) && /^\.? \p{L}+/u.test(piece))
    return ' to ';
  if (/^(?:st|nd|rd|th)?, \d/i.test(piece)) return '-';
  if (
    /^(?:st|nd|rd|th)? (?:and|&) $/i.test(piece) &&
    /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* \d{1,2}$/iu.test(before)
  )
    return Number.parseInt(after, 10) === Number(/(\d{1,2})$/.exec(before)?.[1]) + 1 ? '-' : piece;
  const pair = /^\.? (?:und|and|y|e|et|i|&) $/i.test(piece) ? /(\d{1,2})$/.exec(before)?.[1] : undefined;
  // Only neighbours are one stretch: "12 and 13 June", not "12 and 19 June".
  if (pair !== undefined && /between \d{1,2}$/i.test(before)) return ' to ';
  if (pair !== undefined) return Number.parseInt(after, 10) === Number(pair) + 1 ? '-' : piece;
  // chrono takes "Donors Evening on 27 May" for a time of today.
  if (/^(?:morning|afternoon|evening|night)$/i.test(piece) && after === ' o') return '-';
  if (piece === '. ') return ' ';
  if (piece === '/') return '-';
  if (/^(?:de|of) $/i.test(piece)) return '';
  if (/^and$/i.test(piece) && /between \d{1,2}(?:st|nd|rd|th)? $/i.test(before)) return 'to';
  const foreign = foreignMonths[fold(piece)];
  return foreign &&
    (/\d\.? (?:de )?$/.test(before) || /^\p{Lu}/u.test(piece) || /\b(?:en|em|im|w) $/i.test(before))
    ? foreign
    : piece;
}

function isoDay(parts: chrono.ParsedComponents): string {
  const pad = (value: number | null, length: number) => String(value ?? 1).padStart(length, '0');
  return `${pad(parts.get('year'), 4)}-${pad(parts.get('month'), 2)}-${pad(parts.get('day'), 2)}`;
}
