import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import type { Clause, Segment } from './clauses.ts';
import { type CalendarContext, type DateMention, findDates } from './calendar-words.ts';
import { type ClockRange, findTimeRange, findTimes } from './clock-times.ts';
import { type SpokenHours, spokenHours, withoutHours } from './day-hours.ts';
import { hoursByDay, ownHours, usualHours } from './event-day-hours.ts';
import { addDays, daysBetween, toLocal, weekdayOf } from './local-time.ts';
import { countPattern, toCount } from './number-words.ts';

export type Dates = NonNullable<EventBriefBody['dates']>;
export type DateWindow = NonNullable<EventBriefBody['dateWindow']>;

export interface PlacedDate extends DateMention {
  segment: Segment;
}

export interface DateReading {
  dates: Dates | null;
  window: DateWindow | null;
  dailyHours: EventBriefBody['dailyHours'];
  dayHours?: EventBriefBody['dayHours'];
  /** Clauses that give hours to days. */
  hourClauses: Clause[];
  /** How many days the words say the event lasts. */
  durationDays: number | null;
  durationText: string | null;
  /** Event dates in the words, in reading order; deadlines and the like are left out. */
  mentions: PlacedDate[];
  hoursFromText: { from: string; to: string; text: string } | null;
}

const flexible =
  /\b(?:any|sometime|some time|between|flexible|either|window|one of|a (?:day|evening|weekend|date) in|during|or)\b/i;
const deadline =
  /\b(?:by|deadline|deposit|no later than|until|due|rsvp|decide[sd]?|decision|clos(?:es?|ing)|except|avoid|not|unavailable|blackout|only|available|quotes?|announce\w*|born|founded|since|last held)\b[^,;]{0,25}$/i;
const claimed =
  /\b(?:lunch|mittag|dinner|breakfast|reception|\w*empfang|drinks|party|curfew|doors?|einlass|available|talks? (?:at|from)|keynote|speaker|break|load-?in|set-?up|rehearsal|out of the|must end|music|noise|parking|deadline|hall from)\b/i;
const duration = new RegExp(
  `(?<!(?:within|notice|every|last|first|day|next|in|than|before|after)\\s)${countPattern}(?:[- ](?:and a half[- ])?(?:full[- ]|consecutive[- ]|successive[- ])?(?:week|working[- ]|business[- ]|work)?-?(?:days?|tage?|tägig\\w*|dni|días|dias|jours?|weekdays))(?![\\p{L}])(?!'?s? (?:notice|before|after|ahead|earlier|later|in advance|a week))`,
  'iu',
);

/** "Any weekday except Monday", "some Thursday": which one is not said. */
const unsaid = /\b(?:any|some|every|each|except|not|other than|from|a|single|of the|between)\s+$/i;
const arrival = /\b(?:arriv\w*|check in|from)\b[^.;]*$/i;
const departure = /\b(?:leav\w*|depart\w*|end(?:ing|s)?|home)\b[^.;]*$/i;

/** "Arrive Sunday, May 2, leave after lunch Tuesday, May 4" is one stretch. */
function joinStays(mentions: readonly PlacedDate[]): PlacedDate[] {
  return mentions.flatMap((mention, index) => {
    const [before, after] = [mentions[index - 1], mentions[index + 1]];
    const text = mention.segment.text;
    const leaves = (one: PlacedDate, next: PlacedDate | undefined): next is PlacedDate =>
      next !== undefined &&
      next.segment === one.segment &&
      next.from > one.to &&
      arrival.test(text.slice(0, one.start)) &&
      departure.test(text.slice(one.end, next.start));
    if (before && leaves(before, mention)) return [];
    return [leaves(mention, after) ? { ...mention, to: after.to, end: after.end } : mention];
  });
}

function mentionDates(segments: readonly Segment[], context: CalendarContext): PlacedDate[] {
  return segments.flatMap((segment) =>
    findDates(withoutHours(segment.text), context)
      .filter((mention) => mention.to >= context.asOf && !deadline.test(segment.text.slice(0, mention.start)))
      .filter(({ byWeekday, start }) => !byWeekday || !unsaid.test(segment.text.slice(0, start)))
      .map((mention) => ({ ...mention, segment })),
  );
}

/** The event's days and hours: fields before words; "any two days in March" is a window, not a date. */
export function readDates(
  range: { start: string; end: string } | null,
  segments: readonly Segment[],
  context: CalendarContext & {
    timeZone: string | null;
    weekdays: number[] | null;
    bareWeekdays?: boolean;
  },
): DateReading {
  const mentions = withoutBareWeekdays(
    joinStays(mentionDates(segments, context)).filter(
      ({ byWeekday = false }) => !byWeekday || context.bareWeekdays !== false,
    ),
    range !== null,
  );
  const { days, text } = readDuration(segments);
  const spoken = spokenHours(segments, mentions);
  const hourClauses = spoken.flatMap(({ clauses }) => clauses);
  const hoursFromText = usualHours(spoken) ?? readHours(segments, hourClauses);
  const base: DateReading = {
    dates: null,
    window: null,
    dailyHours: null,
    hourClauses,
    durationDays: days,
    durationText: text,
    mentions,
    hoursFromText,
  };
  const span = range ? fromField(range, context.timeZone) : fromWords(mentions, days);
  if (!span) return withHours({ ...base, dailyHours: hoursFromText && hoursOnly(hoursFromText) });
  const lasts = daysBetween(span.from, span.to).length;
  const isWindow = span.open || (span.hours === null && ((days !== null && days < lasts) || lasts > 14));
  if (isWindow) {
    const durationDays = Math.min(days ?? 1, lasts);
    const weekdays = context.weekdays ? { weekdays: context.weekdays } : {};
    const from = span.from < context.asOf ? context.asOf : span.from;
    const usual = span.hours ?? (hoursFromText && hoursOnly(hoursFromText));
    return withHours({
      ...base,
      window: { from, to: span.to, durationDays, ...weekdays },
      dailyHours: usual,
      ...(usual && ownHours(hoursByDay(spoken, usual, [], durationDays), usual)),
    });
  }
  return withHours({ ...base, ...datedHours(span, spoken, hoursFromText) });
}

/** One end of a day says nothing while the other is not known: its words are not understood then. */
function withHours(reading: DateReading): DateReading {
  return reading.dailyHours ? reading : { ...reading, hourClauses: [] };
}

/** Dates with their hours: a field says when the first day begins and the last one ends, words may say more about each day. */
function datedHours(
  span: Span,
  spoken: readonly SpokenHours[],
  fromText: DateReading['hoursFromText'],
): Pick<DateReading, 'dates' | 'dailyHours' | 'dayHours' | 'hoursFromText'> {
  const written = fromText && !endsTooEarly(fromText) ? hoursOnly(fromText) : null;
  const usual = span.hours ?? written;
  const days = daysBetween(span.from, span.to);
  if (!usual) return { dates: toDates(days, null), dailyHours: null, hoursFromText: fromText };
  const hours = hoursByDay(spoken, written ?? usual, days, days.length);
  const agree = hours[0]?.from === usual.from && hours.at(-1)?.to === usual.to;
  const held = agree || !span.hours ? hours : days.map(() => usual);
  const daily = span.hours && !agree ? usual : (written ?? usual);
  return {
    dates: toDates(days, held),
    dailyHours: daily,
    ...ownHours(held, daily),
    // What the words say of single days contradicts no field that gives the ends of the whole.
    hoursFromText: agree && spoken.length > 0 ? null : fromText,
  };
}

interface Span {
  from: string;
  to: string;
  hours: { from: string; to: string } | null;
  open: boolean;
}

function fromField(range: { start: string; end: string }, timeZone: string | null): Span {
  // Midnight UTC at both ends is how a calendar day is often written: no hours are meant.
  const isDays = [range.start, range.end].every(
    (value) => value.length === 10 || /T00:00(?::00(?:\.0+)?)?Z$/.test(value),
  );
  if (isDays) return { from: range.start.slice(0, 10), to: range.end.slice(0, 10), hours: null, open: false };
  const start = toLocal(range.start, timeZone);
  const end = toLocal(range.end, timeZone);
  const hours = start.time && end.time ? { from: start.time, to: end.time } : null;
  return { from: start.day, to: lastEventDay(start.day, end, start.time), hours, open: false };
}

/** What ends in the small hours belongs to the evening before. */
function lastEventDay(
  startDay: string,
  end: { day: string; time: string | null },
  startTime: string | null,
): string {
  const smallHours = end.time !== null && end.time <= '06:00' && (startTime ?? '') > end.time;
  return smallHours && end.day > startDay ? addDays(end.day, -1) : end.day;
}

function fromWords(mentions: readonly PlacedDate[], days: number | null): Span | null {
  const first = mentions.find(({ exact }) => exact) ?? mentions[0];
  if (!first) return null;
  const before = first.segment.text.slice(0, first.start);
  const open = !first.exact || (flexible.test(before.slice(-40)) && first.from !== first.to);
  if (open)
    return {
      from: first.from,
      to: first.exact ? first.to : lastMonth(first, mentions),
      hours: null,
      open: true,
    };
  const run = consecutive(first, mentions);
  const isSingle = run.from === run.to;
  const weekend = /\bweekend of\s*(?:the )?$/i.test(before) && weekdayOf(run.from) === 6;
  const length = isSingle ? (days ?? (weekend ? 2 : 1)) : 1;
  return { ...run, to: isSingle ? addDays(run.from, length - 1) : run.to, hours: null, open: false };
}

/** "A Tuesday in the first half of July": the weekday says which days of the stretch, it is no date of its own where there are dates. */
function withoutBareWeekdays(mentions: readonly PlacedDate[], known: boolean): PlacedDate[] {
  const dated = mentions.filter(({ text }) => !bareWeekday.test(text));
  return known || dated.length > 0 ? dated : [...mentions];
}

/** A number behind the weekday is a day of a month named elsewhere, no hour. */
const oneWeekday = String.raw`(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:days?)?`;
const bareWeekday = new RegExp(
  String.raw`^(?:on |an? |any )?${oneWeekday}(?:\s*(?:-|–|to|till|until|through)\s*${oneWeekday})?(?: \d{1,2}(?:st|nd|rd|th)?)?$`,
  'i',
);

/** "May or June 2027" is one window. */
function lastMonth(first: PlacedDate, mentions: readonly PlacedDate[]): string {
  const next = mentions.find(
    (mention) => !mention.exact && mention.segment === first.segment && mention.from === addDays(first.to, 1),
  );
  return next?.to ?? first.to;
}

/** "12 June and 13 June" are two days of one event. */
function consecutive(first: PlacedDate, mentions: readonly PlacedDate[]): { from: string; to: string } {
  const run = { from: first.from, to: first.to };
  for (const mention of mentions) {
    if (mention.exact && mention.from === addDays(run.to, 1)) run.to = mention.to;
  }
  return run;
}

function readDuration(segments: readonly Segment[]): { days: number | null; text: string | null } {
  for (const { text } of segments) {
    const match = duration.exec(text);
    const days = match?.[1] === undefined ? undefined : toCount(match[1]);
    if (match && days !== undefined && days >= 1 && days <= 30 && !/^an?$/i.test(match[1] ?? ''))
      return { days, text: match[0].trim() };
    if (/\b(?:half|one|single|full)[- ]day\b|\beintägig/i.test(text))
      return { days: 1, text: text.slice(0, 80) };
  }
  return { days: null, text: null };
}

/** `ofDays` are the clauses about single days: their ends are not those of the event. */
function readHours(
  all: readonly Segment[],
  ofDays: readonly Clause[],
): { from: string; to: string; text: string } | null {
  const segments = all.map((segment) => ({
    ...segment,
    clauses: segment.clauses.filter((clause) => !ofDays.includes(clause)),
  }));
  for (const clause of segments.flatMap((segment) => segment.clauses)) {
    if (claimed.test(clause.text)) continue;
    const range = findTimeRange(clause.text);
    if (range) return { ...range, text: clause.text };
  }
  const starts = timeAfter(
    segments,
    /\b(?:starts?|starting|begins?|beginning|kick-?off|from|ab|od)\b[^,;]{0,12}$/i,
  );
  const ends = timeAfter(
    segments,
    /\b(?:ends?|ending|finish(?:es|ing)?|until|till|to|close[sd]?)\b[^,;]{0,12}$/i,
  );
  const opens = starts ?? doorsIn(segments);
  return opens && ends ? { from: opens, to: ends, text: `${opens} to ${ends}` } : null;
}

/** An end in the daytime before the start is a slip, not an event through the night. */
export function endsTooEarly({ from, to }: { from: string; to: string }): boolean {
  return to < from && to > '06:00';
}

function doorsIn(segments: readonly Segment[]): string | null {
  const clause = segments.flatMap(({ clauses }) => clauses).find(({ text }) => /^\W*doors?\b/i.test(text));
  return (clause && findTimes(clause.text)[0]?.time) ?? null;
}

function timeAfter(segments: readonly Segment[], lead: RegExp): string | null {
  for (const clause of segments.flatMap((segment) => segment.clauses)) {
    if (claimed.test(clause.text) || /\b(?:must|has to|have to|no later)\b/i.test(clause.text)) continue;
    const hit = findTimes(clause.text).find(({ start }) => lead.test(clause.text.slice(0, start)));
    if (hit) return hit.time;
  }
  return null;
}

function hoursOnly({ from, to }: { from: string; to: string }): { from: string; to: string } {
  return { from, to };
}

/** Without hours the dates run over whole days; hours of the last day that end at or before they begin run past midnight. */
function toDates(days: string[], hours: readonly ClockRange[] | null): Dates {
  const [from = '', to = from] = [days[0], days.at(-1)];
  const [first, last] = [hours?.[0], hours?.at(-1)];
  if (!first || !last) return { start: `${from}T00:00`, end: `${to}T23:59`, days };
  const endDay = last.to <= last.from ? addDays(to, 1) : to;
  return { start: `${from}T${first.from}`, end: `${endDay}T${last.to}`, days };
}
