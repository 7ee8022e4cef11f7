import { type BriefConcept, type ConceptValue } from '../knowledge/brief-concepts.ts';
import { constraintsOf, type EventBriefBody, type EventType } from '../artifacts/event-brief-schema.ts';
import { defaultMeals, type EventFacts, eventFacts, type MealPlan } from './event-facts.ts';

/** Hours of a day of such an event when nobody gave any, and talks that fit one room in a day (planner's judgement). */
const usualHours: Record<EventType, number> = {
  meetup: 3,
  workshop: 8,
  conference: 9,
  gala: 6,
  festival: 10,
  other: 8,
};
const slotsPerRoomDay = 5;
const slotsOfEvening = 2;

/** What venue, costs and logistics are derived from; wishes that the brief calls assumptions do not count, except prices. */
export function factsOfBrief(brief: EventBriefBody): EventFacts {
  const asks = asksOf(brief);
  const eventType = brief.eventType ?? 'other';
  const days = brief.dates?.days.length ?? brief.dateWindow?.durationDays ?? 1;
  const hoursPerDay = hoursOf(brief, eventType);
  const inPerson = brief.audience?.inPerson ?? 0;
  const hybrid =
    (brief.audience?.online ?? 0) > 0 ||
    asks.has('hybrid') ||
    asks.has('streaming') ||
    asks.has('live-online');
  const tracks = tracksOf(asks, days);
  const alcohol = asks.has('alcohol') && !asks.has('no-alcohol');
  const meals = mealsOf(asks, { eventType, inPerson, days, hoursPerDay, alcohol });
  const vegetarian = asks.first('vegetarian')?.share;
  return eventFacts({
    eventType,
    country: brief.place?.country ?? '',
    city: brief.place?.city ?? '',
    inPerson,
    online: brief.audience?.online || asks.first('live-online')?.count || 0,
    paid: isPaid(brief),
    days,
    hoursPerDay,
    tracks,
    sessions: sessionsOf(asks, eventType, days, tracks, hoursPerDay),
    keynotes: keynotesOf(asks, days),
    meals,
    alcohol,
    hybrid,
    recording: asks.has('recording'),
    captionLanguages: asks.has('captions') ? Math.max(1, asks.first('captions')?.languages?.length ?? 1) : 0,
    signLanguage: asks.has('sign-language'),
    interpretedLanguages: asks.has('interpretation')
      ? Math.max(1, asks.first('interpretation')?.languages?.length ?? 1)
      : 0,
    outdoor: asks.has('outdoor'),
    buildings: Math.max(1, asks.first('buildings')?.count ?? 1),
    expoBooths: asks.first('expo-booths')?.count ?? 0,
    handsOn: asks.has('labs') || eventType === 'workshop',
    band: asks.has('band'),
    auction: asks.has('auction'),
    valet: asks.has('valet'),
    vip: asks.has('vip'),
    children: asks.has('children'),
    wheelchairUsers: asks.first('step-free')?.count ?? 0,
    diets: dietsOf(asks, inPerson),
    vegetarianPercent: vegetarian === undefined ? null : Math.round(vegetarian * 100),
  });
}

interface Asks {
  has(concept: BriefConcept): boolean;
  first<C extends BriefConcept>(concept: C): Partial<ConceptValue<C>> | undefined;
}

function asksOf(brief: EventBriefBody): Asks {
  const firm = { constraints: brief.constraints.filter(({ modality }) => modality !== 'assumption') };
  return {
    has: (concept) => firm.constraints.some((entry) => entry.concept === concept),
    // The one that says most: "accessible; 8 guests use wheelchairs" names the concept twice.
    first: (concept) =>
      constraintsOf(firm, concept)
        .map(({ value }) => value)
        .sort((a, b) => Object.keys(b).length - Object.keys(a).length)[0],
  };
}

/** Local hours of one day; an evening may run past midnight. Dates without hours span whole days and say nothing. */
function hoursOf({ dailyHours, dates }: EventBriefBody, eventType: EventType): number {
  const from = dailyHours?.from ?? dates?.start.slice(11);
  const to = dailyHours?.to ?? dates?.end.slice(11);
  if (!from || !to || from === to || (!dailyHours && from === '00:00')) return usualHours[eventType];
  const minutes = (clockMinutes(to) - clockMinutes(from) + 1_440) % 1_440;
  return Math.max(1, Math.round((minutes / 60) * 2) / 2);
}

function clockMinutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** The main room counts as the first track. */
function tracksOf(asks: Asks, days: number): number {
  const tracks = asks.first('tracks');
  const stated = tracks?.count ?? tracks?.names?.length;
  if (stated) return stated;
  const breakouts = asks.first('breakouts');
  if (breakouts?.rooms) return breakouts.rooms + 1;
  return Math.max(1, Math.ceil((breakouts?.count ?? 0) / (days * slotsPerRoomDay)));
}

function sessionsOf(
  asks: Asks,
  eventType: EventType,
  days: number,
  tracks: number,
  hoursPerDay: number,
): number {
  const stated = (asks.first('talks')?.count ?? 0) + (asks.first('breakouts')?.count ?? 0);
  if (stated > 0) return stated;
  if (eventType === 'gala') return 0;
  return days * tracks * (hoursPerDay <= 4 ? slotsOfEvening : slotsPerRoomDay);
}

function keynotesOf(asks: Asks, days: number): number {
  const keynote = asks.first('keynote');
  if (!keynote) return 0;
  return keynote.count ?? (keynote.perDay ?? 1) * days;
}

function mealsOf(asks: Asks, event: Parameters<typeof defaultMeals>[0]): MealPlan {
  const usual = defaultMeals(event);
  const pizza = /pizza/i.test(asks.first('catering-style')?.style ?? '');
  const receptions = asks.has('reception') ? Math.max(1, usual.receptions) : usual.receptions;
  return {
    ...usual,
    pizza: pizza ? Math.max(usual.pizza, 1) : usual.pizza,
    lunches: asks.has('lunch-window') ? event.days : usual.lunches,
    dinners: asks.has('seated-dinner') ? Math.max(1, usual.dinners) : usual.dinners,
    receptions: event.eventType === 'gala' ? usual.receptions : receptions,
  };
}

function isPaid(brief: EventBriefBody): boolean {
  const says = (concept: BriefConcept) => brief.constraints.some((entry) => entry.concept === concept);
  if (says('free-entry')) return false;
  return (
    says('paid-entry') ||
    brief.incomeGoals.some((goal) => goal.kind === 'tickets') ||
    brief.eventType === 'conference'
  );
}

const countedDiets = ['vegetarian', 'vegan', 'halal', 'kosher', 'gluten-free'] as const;

function dietsOf(asks: Asks, inPerson: number): Record<string, number> {
  return Object.fromEntries(
    countedDiets.flatMap((diet): [string, number][] => {
      const meals = asks.first(diet);
      if (!meals || meals.noneOf) return [];
      if (meals.count !== undefined) return [[diet, meals.count]];
      const known = diet !== 'vegetarian' && meals.share !== undefined;
      return known ? [[diet, Math.ceil((meals.share ?? 0) * inPerson)]] : [];
    }),
  );
}
