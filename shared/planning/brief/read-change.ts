import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import { emptySubmission, type BriefSubmission } from '../../artifacts/submitted-brief.ts';
import { readBrief, type BriefAnswer } from './read-brief.ts';

export interface WordedChange {
  answers: BriefAnswer[];
  /** What no rule reads, and wishes that a change in words cannot make: they change nothing. */
  notRead: string[];
}

/** "by 2,000", "10 %": how much more or less depends on what it is measured against; a person writes the new total. */
const relative = /\b(?:by|another|additional|extra|double|half|halve)\b|%/i;
const bareBudget = /(\bbudget\b[^\d%]{0,40}?)(\d[\d.,'\u00a0\u202f ]*\d|\d)(?=\s*(?:[.;!]|$))/i;

/**
 * What a sentence such as "raise the budget to 15,000" changes: budget, dates, people, place, and, where it says nothing
 * else, the kind of event. An amount without a currency is in that of the brief.
 */
export function readChange(text: string, brief: EventBriefBody): WordedChange {
  const { asOf, place: known } = brief;
  const read = (place: BriefSubmission['place']) =>
    readBrief({ ...emptySubmission, asOf, text: withCurrency(text, brief), ...(place && { place }) }, [], {
      asOf,
    });
  const city = read(undefined).brief.place;
  const said = read(city ?? (known ? { ...known } : undefined)).brief;
  const { budget, dates, audience, eventType } = said;
  const answers: BriefAnswer[] = [
    ...(budget && !relative.test(text)
      ? [{ field: 'budget', value: { amountMinor: budget.amountMinor, currency: budget.currency } }]
      : []),
    ...(dates ? [{ field: 'dates', value: rangeOf(dates) }] : []),
    ...(audience && !relative.test(text) ? [{ field: 'audience', value: audienceOf(audience, brief) }] : []),
    ...(city && city.city !== known?.city ? [{ field: 'place', value: { ...city } }] : []),
  ];
  if (answers.length === 0 && eventType && eventType !== brief.eventType)
    return { answers: [{ field: 'eventType', value: eventType }], notRead: wishesIn(said) };
  return { answers, notRead: wishesIn(said) };
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

function wishesIn({ constraints, notUnderstood }: EventBriefBody): string[] {
  return [...new Set([...constraints, ...notUnderstood].map(({ text }) => text))];
}
