import type { BriefConcept, EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { constraintsOf } from '../artifacts/event-brief-schema.ts';
import type { NoShowRates } from '../knowledge/attendance-rates.ts';
import type { StaffingRatios } from '../knowledge/staffing-ratios.ts';
import { runOfShow } from '../knowledge/run-of-show.ts';
import { hoursOn, lastGuests, receptionsOf } from './event-hours.ts';
import { type DayWishes, defaultMeals, type EventFacts, eventFacts, type MealPlan } from './event-facts.ts';
import { readableText } from './brief/sources.ts';
import { workingTitle } from './brief/working-title.ts';

/** What a brief must name before anything can be planned from it; a working title stands in for its title. */
export interface PlannableBrief extends EventBriefBody {
  title: string;
  place: NonNullable<EventBriefBody['place']>;
  timeZone: string;
  audience: NonNullable<EventBriefBody['audience']>;
  eventType: NonNullable<EventBriefBody['eventType']>;
}

/** Throws a RangeError that names what is missing: a run asks for it before it plans. */
export function plannable(brief: EventBriefBody): PlannableBrief {
  const { place, timeZone, audience, eventType } = brief;
  if (place && timeZone && audience && eventType)
    return { ...brief, title: workingTitle(brief), place, timeZone, audience, eventType };
  const missing = Object.entries({ place, timeZone, audience, eventType }).filter(([, value]) => !value);
  throw new RangeError(`the brief does not name: ${missing.map(([name]) => name).join(', ')}`);
}

/** True where the brief wants the idea; an assumption is no wish. */
export function wants(brief: EventBriefBody, concept: BriefConcept): boolean {
  return constraintsOf(brief, concept).some(({ constraint }) => constraint.modality !== 'assumption');
}

/** True where the brief insists on the idea: a terrace that would be nice makes no open-air event. */
export function isMust(brief: EventBriefBody, concept: BriefConcept): boolean {
  return constraintsOf(brief, concept).some(({ constraint }) => constraint.modality === 'must');
}

/** The organisation's figures about people; the product's where a table is absent. */
export interface PeopleFigures {
  'no-show-rates'?: NoShowRates;
  'staffing-ratios'?: StaffingRatios;
}

function figuresOf(figures: PeopleFigures): Partial<EventFacts> {
  const { 'no-show-rates': noShowRates, 'staffing-ratios': staffing } = figures;
  return { ...(noShowRates && { noShowRates }), ...(staffing && { staffing }) };
}

/** The one way from a brief to the figures that the planning algorithms start from. */
export function factsOfBrief(given: EventBriefBody, figures: PeopleFigures = {}): EventFacts {
  const brief = plannable(given);
  const { eventType, place, audience } = brief;
  const days = brief.dates?.days.length ?? brief.dateWindow?.durationDays ?? 1;
  const hoursPerDay = hoursOf(brief, days);
  const first = <C extends BriefConcept>(concept: C) => constraintsOf(brief, concept)[0]?.value;
  const handsOn = eventType === 'workshop' || wants(brief, 'labs');
  const alcohol = (wants(brief, 'alcohol') || eventType === 'gala') && !wants(brief, 'no-alcohol');
  const keynote = first('keynote');
  const roomLent = wants(brief, 'lent-venue');
  const words = wordsOf(brief);
  return eventFacts({
    eventType,
    country: place.country,
    city: place.city,
    inPerson: audience.inPerson,
    online: audience.online,
    paid: isPaid(brief),
    internal:
      /\b(all[- ]hands|off-?site|internal|staff (party|day|meeting)|town hall|company kick-?off)\b/i.test(
        words,
      ),
    days,
    hoursPerDay,
    dayWishes: dayWishesOf(brief),
    ...programme(brief, days),
    keynotes: keynote ? (keynote.count ?? (keynote.perDay ?? 1) * days) : 0,
    speakers: first('speakers')?.count ?? null,
    meals: mealsOf(brief, { eventType, inPerson: audience.inPerson, days, hoursPerDay, alcohol }),
    alcohol,
    hybrid: audience.online > 0 || wants(brief, 'hybrid') || wants(brief, 'streaming'),
    recording: wants(brief, 'recording'),
    ...spokenAccess(brief),
    outdoor: isMust(brief, 'outdoor') || isMust(brief, 'camping'),
    buildings: Math.max(1, first('buildings')?.count ?? 1),
    expoBooths: first('expo-booths')?.count ?? 0,
    handsOn,
    ...extrasOf(brief),
    firstEdition: /\b(first|inaugural)\b[^.;]{0,20}\b(edition|time|ever)\b|\binaugural\b/i.test(words),
    international: /\binternational\b|\bworldwide\b|\bfrom abroad\b/i.test(words),
    roomLent,
    ...figuresOf(figures),
    ownScreen: roomLent,
    wheelchairUsers: first('step-free')?.count ?? 0,
    ...dietsOf(brief),
  });
}

function extrasOf(brief: EventBriefBody) {
  return {
    band: wants(brief, 'band'),
    auction: wants(brief, 'auction'),
    valet: wants(brief, 'valet'),
    vip: wants(brief, 'vip'),
    children: wants(brief, 'children'),
  };
}

/** What moves the hours of a day: the constraints that the day plan reads, and no others. */
const dayConcepts: ReadonlySet<BriefConcept> = new Set([
  'curfew',
  'doors',
  'lunch-window',
  'reception',
  'religious-observance',
]);

function dayWishesOf({ dates, dailyHours, dayHours, constraints }: EventBriefBody): DayWishes {
  const moving = constraints.filter(({ concept }) => concept !== undefined && dayConcepts.has(concept));
  return { dates, dailyHours, ...(dayHours && { dayHours }), constraints: moving };
}

function spokenAccess(brief: PlannableBrief) {
  const languages = (concept: 'captions' | 'interpretation'): number =>
    wants(brief, concept) ? Math.max(1, constraintsOf(brief, concept)[0]?.value.languages?.length ?? 1) : 0;
  return {
    captionLanguages: languages('captions'),
    signLanguage: wants(brief, 'sign-language'),
    interpretedLanguages: languages('interpretation'),
  };
}

/** Sessions that fit into one room in a day, beside keynotes and meals (planner's judgement). */
const slotsPerRoomDay = 4;

function programme(brief: PlannableBrief, days: number): { tracks: number; sessions: number } {
  const track = constraintsOf(brief, 'tracks')[0]?.value;
  const breakout = constraintsOf(brief, 'breakouts')[0]?.value;
  const talks = constraintsOf(brief, 'talks')[0]?.value;
  const sessions = breakout?.count ?? talks?.count;
  const needed = sessions === undefined ? undefined : Math.ceil(sessions / (days * slotsPerRoomDay));
  const large = brief.eventType === 'conference' && brief.audience.inPerson >= 150;
  const named = track?.count ?? track?.names?.length ?? breakout?.rooms ?? (track ? 3 : undefined);
  const tracks =
    brief.eventType === 'conference'
      ? Math.max(1, named ?? needed ?? (large ? 3 : 1))
      : Math.max(1, named ?? 1);
  const short =
    brief.eventType === 'meetup' || brief.eventType === 'gala' ? 2 : tracks * days * slotsPerRoomDay;
  return { tracks, sessions: sessions ?? short };
}

function isPaid(brief: PlannableBrief): boolean {
  if (wants(brief, 'free-entry')) return false;
  const tickets = brief.incomeGoals.some(({ kind }) => kind === 'tickets');
  const named = constraintsOf(brief, 'paid-entry').length > 0; // an assumed price still means that people pay
  return tickets || named || brief.eventType === 'conference' || brief.eventType === 'festival';
}

/** Of a day; where days differ, of the mean day. */
function hoursOf(brief: PlannableBrief, days: number): number {
  const { dates, eventType } = brief;
  const minutes = Array.from({ length: days }, (_, index) => {
    const hours = hoursOn(brief, index);
    const from = hours?.from ?? dates?.start.slice(11);
    const to = hours?.to ?? dates?.end.slice(11);
    if (!from || !to || (!hours && from === '00:00')) return usualHours[eventType] * 60;
    return (minutesOf(to) - minutesOf(from) + 24 * 60) % (24 * 60);
  });
  return Math.max(1, Math.round(minutes.reduce((sum, each) => sum + each, 0) / days / 60));
}

const usualHours = { meetup: 3, workshop: 7, conference: 9, gala: 6, festival: 10, other: 6 } as const;

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

function mealsOf(brief: PlannableBrief, event: Parameters<typeof defaultMeals>[0]): MealPlan {
  const meals = defaultMeals(event);
  const receptions =
    wants(brief, 'reception') && brief.eventType !== 'gala' ? constraintsOf(brief, 'reception').length : 0;
  const dinners = wants(brief, 'seated-dinner') && meals.dinners === 0 ? 1 : meals.dinners;
  return {
    ...meals,
    receptions,
    dinners,
    barHours: event.alcohol && receptions > 0 ? barHours(brief, receptions, event.days) : meals.barHours,
  };
}

/** Of the receptions whose end the brief gives, the hours up to it; of the others the usual length. */
function barHours(brief: PlannableBrief, receptions: number, days: number): number {
  const timed = [...receptionsOf(brief, days)].flatMap(([index, reception]) => {
    const hours = hoursOn(brief, index);
    if (!hours || !reception.until) return [];
    const begins = lastGuests(hours, undefined);
    const ends = lastGuests(hours, reception);
    return ends > begins ? [Math.ceil((ends - begins) / 60)] : [];
  });
  const usual = runOfShow.reception / 60;
  return timed.reduce((sum, each) => sum + each, 0) + usual * Math.max(0, receptions - timed.length);
}

const diets = ['kosher', 'halal', 'vegan', 'gluten-free'] as const;

function dietsOf(brief: PlannableBrief): Pick<EventFacts, 'diets' | 'vegetarianPercent'> {
  const counts = diets.flatMap((diet) => {
    const value = constraintsOf(brief, diet)[0]?.value;
    const people =
      value?.count ??
      (value?.share === undefined ? undefined : Math.round(value.share * brief.audience.inPerson));
    return people === undefined ? [] : [[diet, people] as const];
  });
  const vegetarian = constraintsOf(brief, 'vegetarian')[0]?.value;
  const share =
    vegetarian?.share ??
    (vegetarian?.count === undefined ? undefined : vegetarian.count / Math.max(1, brief.audience.inPerson));
  return {
    diets: Object.fromEntries(counts),
    vegetarianPercent: share === undefined ? null : Math.round(share * 100),
  };
}

function wordsOf(brief: EventBriefBody): string {
  const fields = [{ field: 'title', text: brief.title ?? '' }, ...brief.originalText];
  return fields.map(({ field, text }) => readableText(field, text)).join('\n');
}
