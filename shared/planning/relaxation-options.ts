import { type BudgetCategory, spendingCategories } from '../knowledge/budget-shares.ts';
import type { Basis } from '../kernel/basis.ts';
import { attendanceModel } from './attendance.ts';
import { costDemandOf } from './cost-demand.ts';
import { type CostLine, type CostRequest, estimateCostLines, type Quality, totalOf } from './cost-lines.ts';
import type { DayWishes, EventFacts } from './event-facts.ts';
import { addMinutes, hoursOn } from './event-hours.ts';

export interface RelaxationOption {
  id: string;
  option: string;
  effectOnAttendees: string;
  /** 1 hardly noticed to 5 a different event. Planner's judgement. */
  severity: 1 | 2 | 3 | 4 | 5;
  savingMinor: number;
  /** This option alone removes the shortfall. */
  covers: boolean;
  rank: number;
  basis: Basis;
}

export type PriceTerms = Omit<CostRequest, 'demand'>;

export interface RelaxationAsk {
  facts: EventFacts;
  terms: PriceTerms;
  /** 0 when nothing is missing: the options are then possible savings. */
  shortfallMinor: number;
  /** How facts become lines; an estimate with a known venue has its own way. */
  plan?: LinePlanner;
}

export type LinePlanner = (facts: EventFacts, terms: PriceTerms) => readonly CostLine[];

export interface Candidate {
  id: string;
  option: string;
  effect: string;
  severity: RelaxationOption['severity'];
  facts?: Partial<EventFacts>;
  cheaper?: readonly BudgetCategory[];
  without?: (optional: boolean) => boolean;
}

/** Lines of these facts under these prices. */
export function linesOf(facts: EventFacts, terms: PriceTerms) {
  const { heads, registrations } = attendanceModel(facts);
  const demand = costDemandOf(facts, { heads: heads.value, registrations: registrations.value });
  return estimateCostLines({ ...terms, demand });
}

/**
 * Ways to spend less, each costed alone by planning the changed event again. First the ones that cover the shortfall,
 * among them the least noticed, then the larger saving.
 */
export function relaxationOptions({
  facts,
  terms,
  shortfallMinor,
  plan = linesOf,
}: RelaxationAsk): RelaxationOption[] {
  const before = totalOf(plan(facts, terms));
  const options = relaxationCandidates(facts).flatMap((candidate): Omit<RelaxationOption, 'rank'>[] => {
    const after = totalOf(relax(candidate, facts, terms, plan).lines);
    const savingMinor = before - after;
    if (savingMinor <= 0) return [];
    const { id, option, effect, severity } = candidate;
    const basis = {
      source: 'cost model, planned again with the change',
      formula: 'before - after',
      inputs: { before, after },
    };
    return [
      {
        id,
        option,
        effectOnAttendees: effect,
        severity,
        savingMinor,
        covers: savingMinor >= shortfallMinor,
        basis,
      },
    ];
  });
  options.sort(
    (a, b) =>
      Number(b.covers) - Number(a.covers) ||
      a.severity - b.severity ||
      b.savingMinor - a.savingMinor ||
      (a.id < b.id ? -1 : 1),
  );
  return options.map((option, index) => ({ ...option, rank: index + 1 }));
}

/** The event, its prices and its lines once the change is made. */
export function relax(candidate: Candidate, facts: EventFacts, terms: PriceTerms, plan: LinePlanner) {
  const quality = candidate.cheaper ? cheaper(terms.quality, candidate.cheaper) : terms.quality;
  const changed = { facts: { ...facts, ...candidate.facts }, terms: { ...terms, quality } };
  const lines = plan(changed.facts, changed.terms);
  const kept = candidate.without ? lines.filter(({ optional }) => !candidate.without?.(optional)) : lines;
  return { ...changed, lines: kept };
}

function cheaper(
  quality: CostRequest['quality'],
  categories: readonly BudgetCategory[],
): CostRequest['quality'] {
  const down = { economy: 'economy', standard: 'economy', premium: 'standard' } as const satisfies Record<
    Quality,
    Quality
  >;
  const current = (category: BudgetCategory): Quality =>
    typeof quality === 'string' ? quality : (quality[category] ?? 'standard');
  return Object.fromEntries(
    spendingCategories.map((category) => [
      category,
      categories.includes(category) ? down[current(category)] : current(category),
    ]),
  );
}

export function relaxationCandidates(facts: EventFacts): Candidate[] {
  return [...priceCandidates(facts), ...scopeCandidates(facts), ...sizeCandidates(facts)];
}

/** Larger rooms are rarely lent (planner's judgement). */
const lentRoomUpTo = 150;

function priceCandidates(facts: EventFacts): Candidate[] {
  return [
    ...(facts.roomLent || facts.inPerson > lentRoomUpTo
      ? []
      : [
          {
            id: 'lent-room',
            option: 'Use a room lent by the host, a member company or a partner, with its own screen',
            effect: 'None if the room is reachable and step-free where needed; the lender must be found',
            severity: 1 as const,
            facts: { roomLent: true, ownScreen: true },
          },
        ]),
    {
      id: 'economy-venue',
      option: 'Simpler venue',
      effect: 'Plainer rooms, fewer services on site',
      severity: 2,
      cheaper: ['venue'],
    },
    {
      id: 'economy-catering',
      option: 'Simpler food and drink',
      effect: 'Fewer choices, self-service',
      severity: 2,
      cheaper: ['catering'],
    },
    {
      id: 'economy-av',
      option: 'Simpler AV',
      effect: 'Smaller stage set, less lighting, fewer operators',
      severity: 2,
      cheaper: ['av'],
    },
    {
      id: 'economy-decor-marketing',
      option: 'Simpler decor, print and promotion',
      effect: 'Plainer look; promotion rests on own channels',
      severity: 1,
      cheaper: ['decor', 'marketing'],
    },
    {
      id: 'drop-optional',
      option: 'Drop what is optional',
      effect: 'No gifts, photographer or other extras that the brief does not demand',
      severity: 3,
      without: (optional) => optional,
    },
  ];
}

function scopeCandidates(facts: EventFacts): Candidate[] {
  return [...shorterCandidates(facts), ...featureCandidates(facts), ...hospitalityCandidates(facts)];
}

function shorterCandidates(facts: EventFacts): Candidate[] {
  const { meals } = facts;
  const list: Candidate[] = [];
  const scale = (times: number, days: number): number => Math.round((times * days) / facts.days);
  if (facts.days > 1) {
    const days = facts.days - 1;
    const shorter = {
      ...meals,
      coffeeBreaks: scale(meals.coffeeBreaks, days),
      lunches: scale(meals.lunches, days),
    };
    list.push({
      id: 'one-day-less',
      option: `${days} ${days === 1 ? 'day' : 'days'} instead of ${facts.days}`,
      effect: 'A denser programme with fewer sessions; less travel time for attendees',
      severity: 4,
      facts: { days, meals: shorter, sessions: scale(facts.sessions, days) },
    });
  }
  if (facts.days === 1 && facts.hoursPerDay > 4 && meals.lunches > 0) {
    list.push({
      id: 'half-day',
      option: 'Half a day without lunch',
      effect: 'Half the programme',
      severity: 4,
      facts: {
        hoursPerDay: halfDayHours,
        dayWishes: halfDay(facts.dayWishes),
        sessions: Math.ceil(facts.sessions / 2),
        meals: { ...meals, lunches: 0, coffeeBreaks: 1 },
      },
    });
  }
  return list;
}

const halfDayHours = 4;

/** From the hour at which the day begins; a reception follows at once, for as long as is usual. */
function halfDay({ dates, dailyHours, dayHours, constraints }: DayWishes): DayWishes {
  const hours = hoursOn({ dailyHours, ...(dayHours && { dayHours }) }, 0);
  return {
    dates,
    dailyHours: hours && { from: hours.from, to: addMinutes(hours.from, halfDayHours * 60) },
    constraints: constraints.map((wish) => (wish.concept === 'reception' ? { ...wish, value: {} } : wish)),
  };
}

function featureCandidates(facts: EventFacts): Candidate[] {
  const list: Candidate[] = [];
  if (facts.hybrid) {
    list.push({
      id: 'record-not-stream',
      option: 'Record instead of streaming',
      effect: 'Online attendees watch later and cannot ask questions',
      severity: 4,
      facts: { hybrid: false, recording: true },
    });
  }
  if (facts.expoBooths > 0) {
    list.push({
      id: 'no-expo',
      option: 'No expo, or exhibitors pay their booths in full',
      effect: 'No exhibition to visit; sponsors lose their stands',
      severity: 3,
      facts: { expoBooths: 0 },
    });
  }
  return list;
}

function hospitalityCandidates({ meals }: EventFacts): Candidate[] {
  const list: Candidate[] = [];
  if (meals.receptions > 0) {
    list.push({
      id: 'no-reception',
      option: 'No evening reception',
      effect: 'Less networking; people find their own evening',
      severity: 3,
      facts: { meals: { ...meals, receptions: meals.receptions - 1 } },
    });
  }
  if (meals.barHours > 1) {
    list.push({
      id: 'shorter-bar',
      option: 'Bar open half as long, or paid by guests after that',
      effect: 'Guests pay part of their drinks',
      severity: 3,
      facts: { meals: { ...meals, barHours: Math.ceil(meals.barHours / 2) } },
    });
  }
  return list;
}

function sizeCandidates(facts: EventFacts): Candidate[] {
  return [10, 20].map((percent): Candidate => {
    const inPerson = Math.max(1, Math.floor((facts.inPerson * (100 - percent)) / 100));
    return {
      id: `fewer-heads-${percent}`,
      option: `Invite ${inPerson} instead of ${facts.inPerson}`,
      effect: `${facts.inPerson - inPerson} people fewer can come`,
      severity: percent === 10 ? 3 : 4,
      facts: { inPerson },
    };
  });
}
