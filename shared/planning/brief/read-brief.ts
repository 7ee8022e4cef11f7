import { emptySubmission, type BriefSubmission } from '../../artifacts/submitted-brief.ts';
import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import { currencyByCountry, monthFirstCountries } from '../../knowledge/places.ts';
import { minorUnitDigits, toMinor } from '../../kernel/money.ts';
import { type AnsweredFields, checkAnswer, isAnswerField } from './check-answer.ts';
import type { Clause, Segment } from './clauses.ts';
import { corrected } from './corrected.ts';
import { weekdaysIn } from './weekday-words.ts';
import { countryNamed } from './gazetteer.ts';
import { findConflicts } from './find-conflicts.ts';
import { type BriefGap, findGaps } from './find-gaps.ts';
import { incomeGoals, linkMoney, linkSessionLength } from './link-money.ts';
import { withReceptionDays } from './link-receptions.ts';
import { type BudgetReading, type MoneyFact, chooseBudget, readMoney } from './money-facts.ts';
import { notUnderstood, objectivesOf, unreadClauses } from './not-understood.ts';
import { type AudienceReading, readAudience } from './read-audience.ts';
import { type ReadConstraint, readConstraints } from './read-constraints.ts';
import { type DateReading, readDates } from './read-dates.ts';
import { readPeople } from './read-people.ts';
import { type PlaceReading, readPlace } from './read-place.ts';
import { besidesTitle, titleOf } from './read-title.ts';
import { readType } from './read-type.ts';
import { type BriefText, briefText, isField } from './sources.ts';

export type { BriefGap } from './find-gaps.ts';

export interface BriefAnswer {
  field: string;
  value: unknown;
}

export interface ReadingContext {
  asOf: string;
  /** False where a weekday alone is no date: it may be a day of an event whose dates are known. */
  bareWeekdays?: boolean;
}

/**
 * Reads a submission and the answers given so far into an EventBrief and what is still missing. Pure: the same input gives the same
 * bytes. Text is data: what reads like an instruction is set aside. Throws `brief.invalid` for an answer that cannot be understood.
 */
export function readBrief(
  submission: BriefSubmission,
  answers: readonly BriefAnswer[],
  context: ReadingContext,
): { brief: EventBriefBody; gaps: BriefGap[] } {
  const answered = readAnswers(submission, answers, context.asOf);
  const { audience, owner: _owner, budgetIndicativeOnly, ...replaced } = answered;
  const effective: BriefSubmission = { ...submission, ...replaced };
  const text = briefText(effective);
  const readings = readAll(effective, text, context, answered);
  const { place, money, dates, people } = readings;
  const unread = unreadClauses(text.segments, usedClauses(readings, text.segments), new Set(people.segments));
  const type = readType(effective, text.segments, readings.constraints);
  const title = titleOf(effective);
  const conflicts = findConflicts({
    ...readings,
    givenAudience: audience ? null : (effective.audienceSize ?? null),
  });
  const assumptions = [
    ...effective.assumptions,
    ...[money.assumption, readings.audience.assumption].flatMap((entry) => entry ?? []),
  ];
  const brief: EventBriefBody = {
    title,
    asOf: context.asOf,
    originalText: text.sources.map(({ field, original }) => ({ field, text: original })),
    budget: money.budget,
    budgetIndicativeOnly: money.budget === null && (budgetIndicativeOnly ?? money.indicativeOnly),
    place: place.place,
    timeZone: place.timeZone,
    ...timesOf(dates),
    audience: audience ?? readings.audience.audience,
    eventType: type.type,
    objectives: objectivesOf(effective, text.segments, title).map((entry) => ({ text: entry })),
    constraints: [...readings.constraints, ...unread.constraints].map(
      ({ clause: _clause, ...entry }, index) => ({ id: `c${index + 1}`, ...entry }),
    ),
    stakeholders: people.stakeholders,
    assumptions: assumptions.filter(Boolean).map((entry) => ({ text: entry })),
    incomeGoals: incomeGoals(readings.facts, text.segments),
    notUnderstood: notUnderstood(text, besidesTitle(unread.clauses, title), effective, [
      ...type.notUnderstood,
      ...budgetNote(money),
      ...unreadFields(effective, place, money),
    ]),
    conflicts: conflicts.map((entry, index) => ({ id: `k${index + 1}`, ...entry })),
  };
  return { brief, gaps: findGaps(brief, place, money) };
}

function timesOf({ dates, window, dailyHours, dayHours }: DateReading) {
  return { dates, dateWindow: window, dailyHours, ...(dayHours && { dayHours }) };
}

function readAnswers(
  submission: BriefSubmission,
  answers: readonly BriefAnswer[],
  asOf: string,
): AnsweredFields {
  // The country of the place settles "$" and the order of day and month in answers.
  const country = answers.length > 0 ? readPlace(submission, briefText(submission).segments).country : null;
  return answers
    .filter(({ field }) => isAnswerField(field))
    .reduce<AnsweredFields>(
      (all, { field, value }) => ({
        ...all,
        ...checkAnswer(field, value, { asOf, country: answeredCountry(all, country) }),
      }),
      {},
    );
}

interface AllReadings {
  place: PlaceReading;
  facts: MoneyFact[];
  money: BudgetReading;
  constraints: ReadConstraint[];
  audience: AudienceReading;
  dates: DateReading;
  people: ReturnType<typeof readPeople>;
}

function readAll(
  submission: BriefSubmission,
  { segments, corrections }: BriefText,
  { asOf, bareWeekdays = true }: ReadingContext,
  answered: AnsweredFields,
): AllReadings {
  const place = readPlace(submission, segments);
  const facts = readMoney(segments, place.country);
  const local = place.country ? (currencyByCountry.get(place.country) ?? null) : null;
  const money = answered.budgetIndicativeOnly
    ? { budget: null, facts: [], indicativeOnly: true, assumption: null, unclear: null }
    : fieldBudget(
        submission,
        chooseBudget(
          answered.budget === undefined ? facts : facts.filter(({ clause }) => isField(clause, 'budget')),
          segments,
          local,
        ),
      );
  const withoutTitle = segments.filter(({ source }) => source.field !== 'title' && source.field !== 'place');
  const read = readConstraints(withoutTitle);
  const linked = linkSessionLength(
    linkMoney(
      read,
      facts.filter((fact) => !money.facts.includes(fact)),
      segments,
    ),
  );
  const constraints = corrected(linked, corrections, place.country);
  const onlineOnly = isOnlineOnly(segments, constraints);
  const audience = readAudience(withoutTitle, submission.audienceSize ?? null, onlineOnly);
  const weekdays = constraints
    .filter(({ concept }) => concept === 'weekdays')
    .flatMap(({ text }) => weekdaysIn(text));
  const calendar = {
    asOf,
    monthFirst: monthFirstCountries.has(place.country ?? ''),
    timeZone: place.timeZone,
    weekdays: weekdays.length > 0 ? [...new Set(weekdays)].sort((a, b) => a - b) : null,
    bareWeekdays,
  };
  const dates = readDates(
    submission.dateRange ?? null,
    answered.dateRange ? withoutDates(withoutTitle) : withoutTitle,
    calendar,
  );
  const people = readPeople(submission, answered.owner, withoutTitle);
  const placed = withReceptionDays(constraints, withoutTitle, dates);
  return { place, facts, money, constraints: placed, audience, dates, people };
}

function isOnlineOnly(segments: readonly Segment[], constraints: readonly ReadConstraint[]): boolean {
  return (
    segments.some(({ text }) =>
      /\b(?:fully|entirely|purely|completely)[- ](?:online|virtual|remote)\b|\bonline[- ]only\b|\bwebinar\b|\b(?:virtual|online) (?:conference|event|meetup|workshop|summit)\b/i.test(
        text,
      ),
    ) && !constraints.some(({ concept }) => concept === 'hybrid')
  );
}

/** After an answer the old words about dates count no more; durations and hours in them still do. */
function withoutDates(segments: readonly Segment[]): Segment[] {
  return segments.map((segment) => ({
    ...segment,
    text: segment.text.replace(
      /\b(?:20\d{2}|january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/gi,
      '-',
    ),
  }));
}

function fieldBudget(submission: BriefSubmission, reading: BudgetReading): BudgetReading {
  const { budget } = submission;
  if (budget === undefined || typeof budget === 'string') return reading;
  const currency = budget.currency.toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency) || minorUnitDigits(currency) < 0) return reading;
  const amountMinor = 'amountMinor' in budget ? budget.amountMinor : toMinor(budget.amount, currency);
  const sameInWords =
    reading.budget?.amountMinor === amountMinor && reading.budget.currency === currency
      ? reading.budget
      : null;
  return {
    ...reading,
    budget: sameInWords ?? { amountMinor, currency, tax: 'unknown', kind: 'target' },
    indicativeOnly: false,
    assumption: null,
    unclear: null,
  };
}

function answeredCountry(all: AnsweredFields, country: string | null): string | null {
  if (all.place === undefined) return country;
  return readPlace({ ...emptySubmission, place: all.place }, []).country ?? country;
}

function usedClauses(readings: AllReadings, segments: readonly Segment[]): Set<Clause> {
  const { constraints, facts, audience, dates, place, money, people } = readings;
  const used = new Set<Clause>(
    [...constraints, ...facts, ...money.facts]
      .map(({ clause }) => clause)
      .concat(audience.clauses, people.clauses, dates.hourClauses),
  );
  const spots = [
    ...place.mentions
      .filter(({ city }) => city === place.place?.city)
      .map(({ segment, start, end }) => ({ segment, start, end })),
    ...dates.mentions.map(({ segment, start, end }) => ({ segment: segment.segment, start, end })),
  ];
  for (const segment of segments) {
    for (const clause of segment.clauses) {
      const [from, to] = [clause.start - segment.start, clause.end - segment.start];
      if (spots.some((spot) => spot.segment === segment.segment && spot.start < to && spot.end > from))
        used.add(clause);
      if (countryNamed(clause.text)) used.add(clause);
      const says = [dates.durationText, dates.hoursFromText?.text].some(
        (text) => text && clause.text.includes(text),
      );
      if (says || /\bindicative\b|\bno (?:fixed |set )?budget\b/i.test(clause.text)) used.add(clause);
    }
  }
  return used;
}

/** A place or a budget that was given on purpose and could not be read is shown beside the question about it. */
function unreadFields(
  { place, budget }: BriefSubmission,
  reading: PlaceReading,
  money: BudgetReading,
): EventBriefBody['notUnderstood'] {
  const placeText = typeof place === 'object' ? place.city : place;
  const lostPlace =
    placeText && !reading.place ? [{ text: placeText, why: 'no city of that name is known' }] : [];
  const isLost = typeof budget === 'string' && !money.budget && !money.indicativeOnly && !money.unclear;
  return [...lostPlace, ...(isLost ? [{ text: budget, why: 'no amount with a currency in it' }] : [])];
}

function budgetNote({ unclear, budget }: BudgetReading): EventBriefBody['notUnderstood'] {
  return unclear && !budget ? [{ text: unclear.text, why: 'the currency is not certain' }] : [];
}
