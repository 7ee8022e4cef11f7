import { Fault } from '../../kernel/errors.ts';
import { eventTypeWords } from '../../knowledge/brief-lexicon.ts';
import { currencyByCountry, monthFirstCountries } from '../../knowledge/places.ts';
import { indicativeOnlyWords } from '../../knowledge/money-words.ts';
import type { BriefSubmission } from '../../artifacts/submitted-brief.ts';
import { type EventType, eventTypes } from '../../artifacts/event-brief-schema.ts';
import { minorUnitDigits, toMinor } from '../../kernel/money.ts';
import { splitSources } from './clauses.ts';
import { countPattern, toCount } from './number-words.ts';
import { chooseBudget, readMoney } from './money-facts.ts';
import { readAudience } from './read-audience.ts';
import { readDates } from './read-dates.ts';
import { placeFrom } from './read-place.ts';
import { toSource } from './source-text.ts';
import { addDays } from './local-time.ts';
import { isObject } from '../../kernel/plain-object.ts';

/** What is known when an answer is read; the country settles "$" and the order of day and month. */
export interface AnswerContext {
  asOf: string;
  country?: string | null;
}

/** The parts of a submission that an answer replaces. */
export type AnsweredFields = Partial<
  Pick<BriefSubmission, 'title' | 'place' | 'dateRange' | 'eventType' | 'budget' | 'objectives'>
> & {
  audience?: { inPerson: number; online: number };
  owner?: string;
  budgetIndicativeOnly?: boolean;
};

type Reader = (value: unknown, context: AnswerContext) => AnsweredFields;

/** Reads one answer, or throws `brief.invalid` with what to write instead. Fields that no brief has are ignored by `readBrief`. */
export function checkAnswer(field: string, value: unknown, context: AnswerContext): AnsweredFields {
  if (!Object.hasOwn(readers, field))
    throw refusal(
      `There is no question about "${field.slice(0, 60)}"; answer one of ${Object.keys(readers).join(', ')}.`,
    );
  return readers[field]?.(value, context) ?? {};
}

export function isAnswerField(field: string): boolean {
  return Object.hasOwn(readers, field);
}

const readers: Readonly<Record<string, Reader>> = {
  title: (value) => ({ title: line(value, 'Write the title as text of at most 200 characters.', 200) }),
  owner: (value) => ({
    owner: line(isObject(value) ? value.name : value, 'Write the name of one person or body.', 200),
  }),
  objectives: (value) => ({
    objectives: (Array.isArray(value) ? value : [value]).map((entry) =>
      line(entry, 'Write the objectives as text or a list of texts.', 5_000),
    ),
  }),
  place: (value, { country }) => {
    const given =
      isObject(value) && typeof value.city === 'string'
        ? { city: value.city, ...optional('country', value.country), ...optional('area', value.area) }
        : line(value, 'Write a city, for instance "Lyon, France".', 300);
    if (!placeFrom(given, country ?? null))
      throw refusal(
        'No city of that name is known: write the city with its country ("Ledbury, United Kingdom"), or the nearest larger city.',
      );
    return { place: given };
  },
  eventType: (value) => {
    const wording = line(value, `Write one of ${eventTypes.join(', ')}.`, 200);
    return { eventType: wording };
  },
  audience: readAudienceAnswer,
  dates: readDatesAnswer,
  budget: readBudgetAnswer,
};

function readAudienceAnswer(value: unknown): AnsweredFields {
  const remedy = 'Write a whole number of people, 1 or more, or { "inPerson": 200, "online": 50 }.';
  if (isObject(value)) {
    const { inPerson = 0, online = 0 } = value;
    if (!isCount(inPerson) || !isCount(online) || inPerson + online < 1) throw refusal(remedy);
    return { audience: { inPerson, online } };
  }
  if (typeof value === 'number') {
    if (!isCount(value) || value < 1) throw refusal(remedy);
    return { audience: { inPerson: value, online: 0 } };
  }
  const text = line(value, remedy, 300);
  const plain = new RegExp(`^(?:about |around |~|ca\\.? )?${countPattern}$`, 'iu').exec(text);
  const count = plain?.[1] === undefined ? undefined : toCount(plain[1]);
  const { segments } = splitSources([toSource('text', text)]);
  const audience =
    count !== undefined ? { inPerson: count, online: 0 } : readAudience(segments, null, false).audience;
  if (!audience || audience.inPerson + audience.online < 1) throw refusal(remedy);
  return { audience };
}

function readDatesAnswer(value: unknown, { asOf, country }: AnswerContext): AnsweredFields {
  const remedy =
    'Write days to come, for instance "16-17 March 2027" or { "start": "2027-03-16", "end": "2027-03-17" }.';
  const range = isObject(value)
    ? { start: value.start, end: value.end ?? value.start }
    : rangeFromText(line(value, remedy, 300), asOf, country ?? null);
  const { start, end } = range ?? {};
  if (typeof start !== 'string' || typeof end !== 'string' || !isMoment(start) || !isMoment(end))
    throw refusal(remedy);
  if (end < start) throw refusal('The end lies before the start; swap them or correct the end.');
  if (end.slice(0, 10) < addDays(asOf, -1) || (end.length === 10 && end < asOf))
    throw refusal(`The dates lie before the planning date ${asOf}; give dates to come.`);
  return { dateRange: { start, end } };
}

function rangeFromText(
  text: string,
  asOf: string,
  country: string | null,
): { start: string; end: string } | null {
  const { segments } = splitSources([toSource('dates', text)]);
  const { dates, window } = readDates(null, segments, {
    asOf,
    monthFirst: monthFirstCountries.has(country ?? ''),
    timeZone: null,
    weekdays: null,
  });
  if (dates)
    return dates.start.endsWith('T00:00') && dates.end.endsWith('T23:59')
      ? { start: dates.start.slice(0, 10), end: dates.end.slice(0, 10) }
      : dates;
  return window ? { start: window.from, end: window.to } : null;
}

function readBudgetAnswer(value: unknown, { country }: AnswerContext): AnsweredFields {
  const remedy =
    'Write an amount with its currency, for instance "2 000 PLN incl. VAT", or "indicative only".';
  if (isObject(value)) {
    const { amountMinor, amount, currency } = value;
    if (typeof currency !== 'string' || !isCurrency(currency)) throw refusal(remedy);
    if (isCount(amountMinor)) return { budget: { amountMinor, currency } };
    if (typeof amount === 'number' && amount >= 0 && amount <= 1e12)
      return { budget: { amountMinor: toMinor(amount, currency), currency } };
    throw refusal(remedy);
  }
  const text = line(value, remedy, 500);
  const { segments } = splitSources([toSource('budget', text)]);
  const local = country ? (currencyByCountry.get(country) ?? null) : null;
  const reading = chooseBudget(readMoney(segments, country ?? null), segments, local);
  if (reading.budget) return { budget: text };
  if (indicativeOnlyWords.test(text)) return { budgetIndicativeOnly: true };
  throw refusal(
    reading.unclear
      ? `"${reading.unclear.text}" could be several currencies: write the code, for instance USD or CAD.`
      : remedy,
  );
}

/** The closest event type to a wording; null where none fits. Exact names win over words. */
export function eventTypeOf(wording: string): EventType | null {
  const exact = eventTypes.find((type) => type === wording.trim().toLowerCase());
  return (
    exact ??
    eventTypeWords.find(({ type, pattern }) => type !== 'other' && pattern.test(wording))?.type ??
    null
  );
}

function line(value: unknown, remedy: string, longest: number): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > longest) throw refusal(remedy);
  return value.trim();
}

function refusal(detail: string): Fault {
  return new Fault('brief.invalid', 'The answer cannot be understood.', [{ pointer: '/value', detail }]);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isCurrency(code: string): boolean {
  return [...currencyByCountry.values()].includes(code) && minorUnitDigits(code) >= 0;
}

function isMoment(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}

function optional(key: 'country' | 'area', value: unknown): Partial<Record<'country' | 'area', string>> {
  return typeof value === 'string' && value.trim() !== '' ? { [key]: value.trim() } : {};
}
