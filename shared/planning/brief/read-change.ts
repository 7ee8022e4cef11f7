import type { BriefConstraint, EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import { emptySubmission, type BriefSubmission } from '../../artifacts/submitted-brief.ts';
import { districtsIn } from './find-place.ts';
import { readBrief, type BriefAnswer } from './read-brief.ts';

export interface WordedChange {
  answers: BriefAnswer[];
  /** The words of requirements that the reader knows. */
  correction: string | null;
  /** What no rule reads: it changes nothing. */
  notRead: string[];
}

/** "by 2,000", "10 %": how much more or less depends on what it is measured against; a person writes the new total. */
const relative = /\b(?:by|another|additional|extra|double|half|halve)\b|%/i;
/** "Make it a gala", not "the gala dinner is on Friday". */
const ofAKind = /\b(?:an?|kind|type|instead)\b/i;
const bareBudget = /(\bbudget\b[^\d%]{0,40}?)(\d[\d.,'\u00a0\u202f ]*\d|\d)(?=\s*(?:[.;!]|$))/i;

/**
 * What a sentence such as "raise the budget to 15,000" changes: budget, dates, people, place with its part of town, what is
 * required, and, where it says nothing else, the kind of event. An amount without a currency is in that of the brief. A
 * weekday alone is no new date: most often it is one of the event's own days.
 */
export function readChange(text: string, brief: EventBriefBody): WordedChange {
  const { asOf, place: known } = brief;
  const read = (place: BriefSubmission['place']) =>
    readBrief({ ...emptySubmission, asOf, text: withCurrency(text, brief), ...(place && { place }) }, [], {
      asOf,
      bareWeekdays: false,
    });
  const city = read(undefined).brief.place;
  const said = read(city ?? (known ? { ...known } : undefined)).brief;
  const { budget, dates, audience, eventType } = said;
  const district = city || !known ? undefined : districtsIn(text);
  const place = district && known ? { city: known.city, country: known.country, area: district.names } : city;
  const answers: BriefAnswer[] = [
    ...(budget && !relative.test(text)
      ? [{ field: 'budget', value: { amountMinor: budget.amountMinor, currency: budget.currency } }]
      : []),
    ...(dates ? [{ field: 'dates', value: rangeOf(dates) }] : []),
    ...(audience && !relative.test(text) ? [{ field: 'audience', value: audienceOf(audience, brief) }] : []),
    ...(place && isElsewhere(place, known) ? [{ field: 'place', value: { ...place } }] : []),
  ];
  const required = said.constraints.filter((entry) => isRequirement(entry, brief));
  const correction = required.length > 0 ? textsOf(required).join('\n') : null;
  const unread = textsOf([...said.constraints, ...said.notUnderstood]);
  const used = [...textsOf(required), ...(district ? [district.text] : [])];
  const notRead = unread.filter((passage) => !used.some((part) => passage.includes(part)));
  if (
    answers.length === 0 &&
    correction === null &&
    eventType &&
    eventType !== brief.eventType &&
    ofAKind.test(text)
  )
    return { answers: [{ field: 'eventType', value: eventType }], correction, notRead };
  return { answers, correction, notRead };
}

/** What a rule knows. Of an event with dates a weekday is one of its days, not a wish. */
function isRequirement({ concept, value }: BriefConstraint, { dates }: EventBriefBody): boolean {
  if (concept === 'weekdays') return dates === null;
  return concept !== undefined || value?.not !== undefined;
}

function isElsewhere(
  { city, area }: NonNullable<EventBriefBody['place']>,
  known: EventBriefBody['place'],
): boolean {
  return city !== known?.city || (area !== undefined && area !== known.area);
}

function withCurrency(text: string, { budget }: EventBriefBody): string {
  return budget ? text.replace(bareBudget, `$1$2 ${budget.currency}`) : text;
}

function rangeOf({ start, end, days }: NonNullable<EventBriefBody['dates']>) {
  const isWhole = start.endsWith('T00:00') && end.endsWith('T23:59');
  return isWhole ? { start: days[0] ?? start, end: days.at(-1) ?? end } : { start, end };
}

/** A number of people without more is about the room: whoever joins online stays. */
function audienceOf(said: NonNullable<EventBriefBody['audience']>, { audience }: EventBriefBody) {
  return said.online > 0 || !audience ? said : { ...said, online: audience.online };
}

function textsOf(entries: readonly { text: string }[]): string[] {
  return [...new Set(entries.map(({ text }) => text))];
}
