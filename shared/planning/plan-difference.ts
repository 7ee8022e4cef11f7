import type { BodyOf } from '../kernel/define-artifact.ts';
import { formatMinor } from '../kernel/money.ts';
import { isObject } from '../kernel/plain-object.ts';
import type { BudgetBaselineBody } from '../artifacts/budget-baseline.ts';
import type { budgetDecision } from '../artifacts/budget-decision.ts';
import type { costModel } from '../artifacts/cost-model.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { riskRegister } from '../artifacts/risk-register.ts';
import type { schedule } from '../artifacts/schedule.ts';
import type { taskRegister } from '../artifacts/task-register.ts';
import type { TimelineBody } from '../artifacts/timeline.ts';
import type { vendorContracts } from '../artifacts/vendor-contracts.ts';
import type { venueScorecard } from '../artifacts/venue-scorecard.ts';
import type { venueShortlist } from '../artifacts/venue-shortlist.ts';
import { describeBrief } from './brief/describe-brief.ts';

/** What people look at first in an artifact, by what they call it; none of it is sensitive. */
type Facts = Record<string, string>;

interface Shown {
  EventBrief: EventBriefBody;
  Timeline: TimelineBody;
  TaskRegister: BodyOf<typeof taskRegister>;
  CostModel: BodyOf<typeof costModel>;
  BudgetBaseline: BudgetBaselineBody;
  BudgetDecision: BodyOf<typeof budgetDecision>;
  VenueShortlist: BodyOf<typeof venueShortlist>;
  VenueScorecard: BodyOf<typeof venueScorecard>;
  VendorContracts: BodyOf<typeof vendorContracts>;
  Schedule: BodyOf<typeof schedule>;
  RiskRegister: BodyOf<typeof riskRegister>;
}

const facts: { [T in keyof Shown]: (body: Shown[T]) => Facts } = {
  EventBrief: (brief) => briefFacts(brief),
  Timeline: ({ eventStart, eventEnd, planningStart, end, milestones }) => ({
    'event days': `${eventStart} to ${eventEnd}`,
    'planned from': `${planningStart} to ${end}`,
    milestones: String(milestones.length),
  }),
  TaskRegister: ({ tasks }) => ({ tasks: String(tasks.length) }),
  CostModel: ({ totalMinor, currency }) => ({ total: formatMinor(totalMinor, currency) }),
  BudgetBaseline: ({ totalMinor, shortfallMinor, currency }) => ({
    total: formatMinor(totalMinor, currency),
    shortfall: formatMinor(shortfallMinor, currency),
  }),
  BudgetDecision: ({ totalMinor, overBudget, headroomMinor, currency }) => ({
    'total to approve': formatMinor(totalMinor, currency),
    'over budget by': formatMinor(overBudget?.shortfallMinor ?? 0, currency),
    headroom: formatMinor(headroomMinor, currency),
  }),
  VenueShortlist: ({ candidates }) => ({ venues: candidates.map(({ name }) => name).join(', ') || 'none' }),
  VenueScorecard: ({ recommended }) => ({ 'recommended venue': recommended ?? 'none' }),
  VendorContracts: ({ contracts, totalMinor, currency }) => ({
    contracts: String(contracts.length),
    total: formatMinor(totalMinor, currency),
  }),
  Schedule: ({ sessions }) => ({
    sessions: String(sessions.length),
    begins: sessions.map(({ start }) => start).sort()[0] ?? 'none',
  }),
  RiskRegister: ({ risks }) => ({ risks: String(risks.length) }),
};

/** The brief by field, for people; several values of one field in one text. */
export function briefFacts(brief: EventBriefBody): Facts {
  const all: Facts = {};
  for (const { field, text } of describeBrief({ brief, gaps: [] }).understood)
    all[field] = all[field] === undefined ? text : `${all[field]}; ${text}`;
  return all;
}

/** In a few short sentences; `names` puts a name in place of an id. Empty where the two are equal. */
export function differencesOf(
  type: string,
  before: unknown,
  after: unknown,
  names: ReadonlyMap<string, string> = new Map(),
): string[] {
  if (before === undefined) return ['drafted for the first time'];
  const values = differingValues(before, after);
  if (values === 0) return [];
  const told = changedFacts(factsOf(type, before), factsOf(type, after)).map(
    ({ field, before: old, after: now }) => `${field}: ${named(old, names)} -> ${named(now, names)}`,
  );
  return told.length > 0 ? told : [`${values} ${values === 1 ? 'value differs' : 'values differ'}`];
}

/** By field; null where it is not said. */
export function changedFacts(before: Facts, after: Facts) {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter(({ before: old, after: now }) => old !== now);
}

function named(value: string | null, names: ReadonlyMap<string, string>): string {
  return value === null ? 'none' : (names.get(value) ?? value);
}

function factsOf(type: string, body: unknown): Facts {
  const own = (facts as Record<string, ((given: unknown) => Facts) | undefined>)[type]; // each takes the body of its own type
  return own?.(body) ?? {};
}

/** Single values that are there in one body alone, or differ; a list is compared place by place. */
function differingValues(before: unknown, after: unknown): number {
  if (before === after) return 0;
  if (Array.isArray(before) && Array.isArray(after)) {
    const longest = Math.max(before.length, after.length);
    return Array.from({ length: longest }, (_, at) => differingValues(before[at], after[at])).reduce(sum, 0);
  }
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.map((key) => differingValues(before[key], after[key])).reduce(sum, 0);
  }
  return 1;
}

const sum = (total: number, part: number): number => total + part;
