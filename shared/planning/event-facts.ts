import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { type NoShowRates, noShowRateTable } from '../knowledge/attendance-rates.ts';
import { type StaffingRatios, staffingTable } from '../knowledge/staffing-ratios.ts';
import type { PlannedEventType } from './template-tasks.ts';

/** Meals of the whole event, by number of servings per person. */
export interface MealPlan {
  coffeeBreaks: number;
  lunches: number;
  dinners: number;
  canapes: number;
  receptions: number;
  pizza: number;
  barHours: number;
}

/** What the brief says about its days: dates, hours, and the constraints that move them. */
export type DayWishes = Pick<EventBriefBody, 'dates' | 'dailyHours' | 'dayHours' | 'constraints'>;

/** What the planning algorithms need to know about an event: derived from the brief, and the figures to count with. */
export interface EventFacts {
  eventType: PlannedEventType;
  country: string;
  city: string;
  /** Expected people on site and online. */
  inPerson: number;
  online: number;
  paid: boolean;
  internal: boolean;
  days: number;
  hoursPerDay: number;
  dayWishes: DayWishes;
  tracks: number;
  sessions: number;
  keynotes: number;
  /** People who speak, where the brief counts them. */
  speakers: number | null;
  meals: MealPlan;
  alcohol: boolean;
  hybrid: boolean;
  recording: boolean;
  captionLanguages: number;
  signLanguage: boolean;
  /** Spoken-language directions with interpreters in a booth. */
  interpretedLanguages: number;
  outdoor: boolean;
  buildings: number;
  expoBooths: number;
  handsOn: boolean;
  band: boolean;
  auction: boolean;
  valet: boolean;
  vip: boolean;
  children: boolean;
  firstEdition: boolean;
  international: boolean;
  /** A host lends the room; its own screen and sound may serve. */
  roomLent: boolean;
  ownScreen: boolean;
  wheelchairUsers: number;
  /** Counts that are known; the rest by share. */
  diets: Readonly<Record<string, number>>;
  /** Share in percent that replaces the default. */
  vegetarianPercent: number | null;
  noShowRates: NoShowRates;
  staffing: StaffingRatios;
}

const noMeals: MealPlan = {
  coffeeBreaks: 0,
  lunches: 0,
  dinners: 0,
  canapes: 0,
  receptions: 0,
  pizza: 0,
  barHours: 0,
};

/** Planner's judgement: what guests of such an event expect when the brief is silent. */
export function defaultMeals(event: {
  eventType: PlannedEventType;
  inPerson: number;
  days: number;
  hoursPerDay: number;
  alcohol: boolean;
}): MealPlan {
  const { eventType, days, hoursPerDay, alcohol } = event;
  if (eventType === 'meetup' || (eventType === 'other' && hoursPerDay <= 4))
    return { ...noMeals, pizza: days };
  if (eventType === 'gala') {
    return { ...noMeals, canapes: 1, dinners: 1, barHours: alcohol ? Math.max(1, hoursPerDay - 2) : 0 };
  }
  if (eventType === 'festival') return noMeals;
  if (hoursPerDay <= 4) return { ...noMeals, coffeeBreaks: days };
  return { ...noMeals, coffeeBreaks: 2 * days, lunches: days };
}

const plain: EventFacts = {
  eventType: 'meetup',
  country: '',
  city: '',
  inPerson: 20,
  online: 0,
  paid: false,
  internal: false,
  days: 1,
  hoursPerDay: 3,
  dayWishes: { dates: null, dailyHours: null, constraints: [] },
  tracks: 1,
  sessions: 2,
  keynotes: 0,
  speakers: null,
  meals: noMeals,
  alcohol: false,
  hybrid: false,
  recording: false,
  captionLanguages: 0,
  signLanguage: false,
  interpretedLanguages: 0,
  outdoor: false,
  buildings: 1,
  expoBooths: 0,
  handsOn: false,
  band: false,
  auction: false,
  valet: false,
  vip: false,
  children: false,
  firstEdition: false,
  international: false,
  roomLent: false,
  ownScreen: false,
  wheelchairUsers: 0,
  diets: {},
  vegetarianPercent: null,
  noShowRates: noShowRateTable.value,
  staffing: staffingTable.value,
};

/** Fills what is not said with the plain case and the meals with their default. */
export function eventFacts(
  said: Partial<EventFacts> & Pick<EventFacts, 'eventType' | 'country' | 'city' | 'inPerson'>,
): EventFacts {
  const facts = { ...plain, ...said };
  return { ...facts, meals: said.meals ?? defaultMeals(facts) };
}
