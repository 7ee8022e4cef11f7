import type { Clause, Segment } from './clauses.ts';
import { type ClockRange, clockRange, clockTime } from './clock-times.ts';
import { dayLabels, type DayLabel, labelPattern } from './day-labels.ts';
import type { DateMention } from './calendar-words.ts';

/** Hours that the words give to a day, or to all of them; one end may be open. */
export interface SpokenHours {
  days: DayLabel;
  from: string | null;
  to: string | null;
  text: string;
  clauses: Clause[];
}

type Mention = DateMention & { segment: Segment };

const clock = String.raw`(?:\d{1,2}(?:[:.h]\d{2})?(?:\s?(?:[ap]\.?m\.?|uhr|h)(?![\p{L}\d]))?|noon|midnight)`;
const range = String.raw`(?<range>${clock}\s*(?:-|to|until|till|bis|do)\s*${clock})`;
/** A number goes on to be a count or a day of a month unless one of these follows. */
const behind = String.raw`(?=\s*(?:$|[,;:!?)(]|\.(?!\d)|(?:for|in|at|with|and|on|then|followed|plus|local|o'clock|hours|hrs|each|both|every|daily|und|mit|für|im|am|an)(?![\p{L}])))`;
const filler = String.raw`\s*[:,(-]?\s*(?:(?:from|between|von|runs?|is|are|goes|open|opening|hours|programme|the|we|of|at|um)\s+){0,3}`;
const ends = String.raw`(?:until|till|ends?(?: at| by)?|finish(?:es)?(?: at| by)?|closes?(?: at)?|bis|endet(?: um)?)\s+(?<to>${clock})`;
const begins = String.raw`(?:starts?(?: at)?|begins?(?: at)?|opens?(?: at)?|from|beginnt(?: um)?|ab)\s+(?<from>${clock})`;

const labelFirst = new RegExp(
  `(?<label>${labelPattern})${filler}(?:${range}|${ends}|${begins})${behind}`,
  'giu',
);
const rangeFirst = new RegExp(
  String.raw`(?<![\d.:,-])${range}\s*\(?(?:on |am |an )?(?<label>${labelPattern})(?![\p{L}\d])`,
  'giu',
);
const behindDate = new RegExp(String.raw`^[,:\s(]*(?:from |von |at )?${range}${behind}`, 'iu');

const month = String.raw`(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])\p{L}*\.?`;
const behindDay = new RegExp(
  String.raw`(?<=(?:\b20\d{2}|\b\d{1,2}(?:st|nd|rd|th|\.)? ${month})[,:]?\s+(?:from |von )?)${range}${behind}`,
  'giu',
);

/** The text with a blank line for hours behind a day: "4-5 May 2027, 9 to 5" has no fifth day in it, "Tuesday 9-18" no 18th. */
export function withoutHours(text: string): string {
  const hidden = text.replace(behindDay, (hours: string) => '_'.repeat(hours.length));
  return [...hidden.matchAll(labelFirst)].reduce((left, { 0: whole, index, groups }) => {
    const hours = groups?.range;
    if (!hours) return left;
    const at = index + whole.lastIndexOf(hours);
    return left.slice(0, at) + '_'.repeat(hours.length) + left.slice(at + hours.length);
  }, hidden);
}

/** What else happens at such times: its hours are not those of the day. */
const ofSomethingElse =
  /\b(?:lunch|mittag|dinner|breakfast|reception|part(?:y|ies)|\w*empfang|drinks|doors?|einlass|available|can|could|keynote|speaker|talk|panel|breaks?|load-?in|set-?up|aufbau|tear-?down|rehears\w*|registration|check-?in|expo|music|parking|workshop (?:at|from|on)|only|not)\b/iu;

/** "Day 1 09:00 to 18:00; day 2 9 to 16", "both days 9:00-17:30", "Tuesday 9-18", in reading order. */
export function spokenHours(segments: readonly Segment[], mentions: readonly Mention[]): SpokenHours[] {
  return segments.flatMap((segment) => [
    ...labelled(segment),
    ...dated(
      segment,
      mentions.filter((mention) => mention.segment === segment),
    ),
  ]);
}

function labelled(segment: Segment): SpokenHours[] {
  const { text } = segment;
  const [first] = text.matchAll(labelFirst);
  const [trailing] = text.matchAll(rangeFirst);
  // "9-18 day 1, 9-16 day 2" or "day 1 9-18, day 2 9-16": what comes first says how the sentence is built.
  const pattern = trailing && (!first || trailing.index < first.index) ? rangeFirst : labelFirst;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const { label = '', range: both, from, to } = match.groups ?? {};
    const days = dayLabels(label);
    const hours = both
      ? clockRange(both)
      : { from: from ? clockTime(from) : null, to: to ? clockTime(to) : null };
    if (!days || !hours || (!hours.from && !hours.to)) return [];
    return spoken(segment, match.index, match[0], days, hours);
  });
}

function dated(segment: Segment, mentions: readonly Mention[]): SpokenHours[] {
  return mentions.flatMap((mention) => {
    const match = behindDate.exec(segment.text.slice(mention.end));
    const hours = match?.groups?.range ? clockRange(match.groups.range) : null;
    if (!match || !hours || !mention.exact) return [];
    const days: DayLabel = mention.from === mention.to ? { date: mention.from } : 'all';
    const text = segment.text.slice(mention.start, mention.end + match[0].length);
    return spoken(segment, mention.start, text, days, hours);
  });
}

function spoken(
  segment: Segment,
  at: number,
  text: string,
  days: DayLabel,
  hours: ClockRange | { from: string | null; to: string | null },
): SpokenHours[] {
  const [start, end] = [segment.start + at, segment.start + at + text.length];
  const clauses = segment.clauses.filter((clause) => clause.start < end && clause.end > start);
  const [own] = clauses;
  const ahead = own ? own.text.slice(0, Math.max(0, start - own.start)) : '';
  return ofSomethingElse.test(ahead) ? [] : [{ days, ...hours, text: text.trim(), clauses }];
}
