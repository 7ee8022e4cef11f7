import { countryWords } from '../../kernel/country-words.ts';
import { countWords } from '../../kernel/count-words.ts';
import { formatMinor } from '../../kernel/money.ts';
import type { BriefConcept, EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import type { AudienceReading } from './read-audience.ts';
import { type DateReading, endsTooEarly, type PlacedDate } from './read-dates.ts';
import { dayWords } from '../../kernel/day-words.ts';
import { weekdayOf } from './local-time.ts';
import type { BudgetReading } from './money-facts.ts';
import type { PlaceReading } from './read-place.ts';
import { publicHolidays } from './public-holidays.ts';
import { weekdayAhead } from './weekday-words.ts';
import type { ReadConstraint } from './read-constraints.ts';

export type Conflict = Omit<EventBriefBody['conflicts'][number], 'id'>;

export interface Readings {
  place: PlaceReading;
  money: BudgetReading;
  audience: AudienceReading;
  givenAudience: number | null;
  dates: DateReading;
  constraints: readonly ReadConstraint[];
}

/** Statements of one brief that cannot both hold. Nothing is resolved here: a person or a gate decides. */
export function findConflicts(readings: Readings): Conflict[] {
  return [
    ...budgetConflicts(readings.money),
    ...audienceConflicts(readings),
    ...placeConflicts(readings.place),
    ...dateConflicts(readings.dates),
    ...holidayConflicts(readings),
    ...hourConflicts(readings),
    ...receptionConflicts(readings),
    ...opposites(readings.constraints),
  ];
}

function budgetConflicts({ facts }: BudgetReading): Conflict[] {
  const [chosen, ...others] = facts;
  if (!chosen) return [];
  const different = others.filter(
    (fact) =>
      fact.currency !== null &&
      fact.amountMinor !== null &&
      (fact.currency !== chosen.currency ||
        (fact.amountMinor !== chosen.amountMinor && fact.kind === chosen.kind) ||
        contradictsCap(chosen.amountMinor, fact.amountMinor, chosen.kind)),
  );
  // More amounts than a person would compare are no further conflict.
  return different.slice(0, 5).map((fact) => ({
    about: [chosen.clause.source.field, fact.clause.source.field],
    detail: `The budget is given twice: ${worded(chosen)} and ${worded(fact)}. The first is used until a person decides.`,
  }));
}

function worded({ clause, amountMinor, currency }: BudgetReading['facts'][number]): string {
  const amount = amountMinor !== null && currency !== null ? ` (${formatMinor(amountMinor, currency)})` : '';
  return `"${clause.text}"${amount}`;
}

function contradictsCap(cap: number | null, other: number, kind: string): boolean {
  return kind === 'cap' && cap !== null && other > cap;
}

function audienceConflicts({ audience, givenAudience }: Readings): Conflict[] {
  const { fromText } = audience;
  if (givenAudience === null || !fromText || fromText.count === givenAudience) return [];
  const detail = `The field says ${givenAudience} people, the words say ${fromText.count}: "${fromText.clause.text}". The field is used.`;
  return [{ about: ['audience', fromText.clause.source.field], detail }];
}

function placeConflicts({ place, mentions }: PlaceReading): Conflict[] {
  const other = place && mentions.find((mention) => mention.strength === 3 && mention.city !== place.city);
  if (!place || !other || mentions.some((mention) => mention.city === place.city && mention.strength === 3))
    return [];
  return [
    { about: ['place', 'text'], detail: `The place is ${place.city}, but the words also say ${other.city}.` },
  ];
}

function dateConflicts({ dates, window, mentions, durationDays, durationText }: DateReading): Conflict[] {
  const conflicts: Conflict[] = [];
  for (const mention of mentions) {
    const slip = weekdaySlip(mention);
    if (slip) conflicts.push({ about: ['dates', mention.segment.source.field], detail: slip });
    const first = dates?.days[0] ?? window?.from;
    const last = dates?.days.at(-1) ?? window?.to;
    if (mention.exact && first && last && (mention.to < first || mention.from > last)) {
      conflicts.push({
        about: ['dates', mention.segment.source.field],
        detail: `The dates are ${first} to ${last}, but the words say "${mention.text}" (${mention.from}).`,
      });
    }
  }
  if (dates && durationDays !== null && durationDays !== dates.days.length) {
    conflicts.push({
      about: ['dates', 'duration'],
      detail: `The words say "${durationText}", but the dates cover ${countWords(dates.days.length, 'day')}.`,
    });
  }
  return conflicts;
}

/** Of "Monday to Wednesday 7-9 June" the first weekday goes with the first day, the second with the last. */
function weekdaySlip({ segment, start, text, from, to, weekday }: PlacedDate): string | null {
  if (weekday === null) return null;
  const ahead = weekdayAhead(segment.text.slice(0, start));
  if (!ahead)
    return weekday === weekdayOf(from)
      ? null
      : `"${text}" is not that weekday: the date is ${dayWords(from)}.`;
  if (ahead.weekday === weekdayOf(from) && weekday === weekdayOf(to)) return null;
  return `"${ahead.text}${text}" are not those weekdays: the dates are ${dayWords(from)} to ${dayWords(to)}.`;
}

function holidayConflicts({ dates: { dates }, place: { country } }: Readings): Conflict[] {
  const first = dates?.days[0];
  const last = dates?.days.at(-1);
  if (!country || !first || !last) return [];
  return publicHolidays(country, first, last).map(({ day, name }) => ({
    about: ['dates', 'public holidays'],
    detail: `${dayWords(day)} is a public holiday in ${countryWords(country)} (${name}): expect surcharges, closed suppliers and lower attendance. Verify locally.`,
  }));
}

function hourConflicts({ dates, constraints }: Readings): Conflict[] {
  const hours = dates.dailyHours;
  if (!hours) return writtenHours(dates);
  const conflicts = writtenHours(dates);
  const minutes = (time: string) => late(time, hours.from);
  for (const { concept, value, text: words } of constraints) {
    const time = value?.time;
    if (concept === 'curfew' && typeof time === 'string' && minutes(hours.to) > minutes(time)) {
      conflicts.push({
        about: ['dates', 'curfew'],
        detail: `The event ends at ${hours.to}, but "${words}".`,
      });
    }
    if (
      concept === 'doors' &&
      typeof time === 'string' &&
      minutes(time) > minutes(hours.from) &&
      time > hours.from
    ) {
      conflicts.push({
        about: ['dates', 'doors'],
        detail: `The event begins at ${hours.from}, but "${words}".`,
      });
    }
    const to = value?.to;
    if (concept === 'lunch-window' && typeof to === 'string' && hours.to > hours.from && to > hours.to) {
      conflicts.push({ about: ['dates', 'lunch'], detail: `The day ends at ${hours.to}, but "${words}".` });
    }
    const day = value?.day;
    if (
      concept === 'speaker-window' &&
      typeof day === 'number' &&
      dates.dates &&
      day > dates.dates.days.length
    ) {
      conflicts.push({
        about: ['dates', 'speaker availability'],
        detail: `The event has ${countWords(dates.dates.days.length, 'day')}, but "${words}".`,
      });
    }
  }
  return conflicts;
}

function receptionConflicts({ dates, constraints }: Readings): Conflict[] {
  const from = dates.dailyHours?.from ?? '06:00';
  const curfew = constraints.find(({ concept }) => concept === 'curfew')?.value?.time;
  if (typeof curfew !== 'string') return [];
  return constraints.flatMap(({ concept, value, text }): Conflict[] => {
    const until = value?.until;
    if (concept !== 'reception' || typeof until !== 'string' || late(until, from) <= late(curfew, from))
      return [];
    const detail = `"${text}", but everybody has to be out by ${curfew}.`;
    return [{ about: ['reception', 'curfew'], detail }];
  });
}

/** The hours in the words against themselves and against the dates. */
function writtenHours(dates: DateReading): Conflict[] {
  const hours = dates.dailyHours;
  const conflicts: Conflict[] = [];
  const text = dates.hoursFromText;
  if (text && endsTooEarly(text)) {
    conflicts.push({ about: ['dailyHours', 'dailyHours'], detail: `"${text.text}" ends before it begins.` });
  }
  if (!hours) return conflicts;
  if (text && (text.from !== hours.from || text.to !== hours.to)) {
    conflicts.push({
      about: ['dates', 'text'],
      detail: `The dates run ${hours.from} to ${hours.to} local time, but the words say "${text.text}".`,
    });
  }
  return conflicts;
}

/** Minutes since the midnight before the event begins: small hours belong to the evening before. */
function late(time: string, from: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute + (time <= '06:00' && from > '06:00' ? 1440 : 0);
}

const pairs: readonly [BriefConcept, BriefConcept][] = [
  ['alcohol', 'no-alcohol'],
  ['free-entry', 'paid-entry'],
  ['swag', 'no-swag'],
];

function opposites(constraints: readonly ReadConstraint[]): Conflict[] {
  return pairs.flatMap(([one, other]): Conflict[] => {
    const first = constraints.find(({ concept }) => concept === one);
    const second = constraints.find(({ concept }) => concept === other);
    if (!first || !second) return [];
    return [{ about: [one, other], detail: `"${first.text}" and "${second.text}" exclude each other.` }];
  });
}

/** Concepts that cannot be wanted together with this one. */
export function exclusiveConcepts(concept: BriefConcept): BriefConcept[] {
  return pairs.flatMap(([one, other]) => (one === concept ? [other] : other === concept ? [one] : []));
}

export function budgetText(budget: NonNullable<EventBriefBody['budget']>): string {
  const tax = { included: ', tax included', excluded: ', tax excluded', unknown: '' }[budget.tax];
  const { amountMinor, currency, kind, ceilingMinor } = budget;
  const ceiling =
    ceilingMinor === undefined ? '' : `, up to ${formatMinor(ceilingMinor, currency)} if needed`;
  return `${formatMinor(amountMinor, currency)}${tax} (${kind})${ceiling}`;
}
