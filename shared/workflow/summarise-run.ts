import { countryWords } from '../kernel/country-words.ts';
import { costModel, type CostModelBody } from '../artifacts/cost-model.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { postmortem, type PostmortemBody } from '../artifacts/postmortem.ts';
import { timeline, type TimelineBody } from '../artifacts/timeline.ts';
import {
  drawnFrom,
  type Reallocation,
  vendorContracts,
  type VendorContractsBody,
} from '../artifacts/vendor-contracts.ts';
import { milestoneReachedBy } from '../contracts/milestone-reached.ts';
import { formatMinor, sumMinor } from '../kernel/money.ts';
import type { RunSummary } from '../kernel/run-summary.ts';
import type { Scope } from '../kernel/scope.ts';
import { readInputs } from './read-artifact.ts';
import type { RunFacts } from './run-facts.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

const sources = [eventBrief, timeline, costModel, vendorContracts, postmortem];

interface Bodies {
  EventBrief?: EventBriefBody;
  Timeline?: TimelineBody;
  CostModel?: CostModelBody;
  VendorContracts?: Pick<VendorContractsBody, 'reallocated'>;
  Postmortem?: Pick<PostmortemBody, 'budgetByCategory'>;
}

/** The summary of a run's newest plan; the one that it has where nothing of it has changed. */
export async function summariseRun(
  ports: WorkflowPorts,
  scope: Scope,
  facts: RunFacts,
): Promise<RunSummary | undefined> {
  const from = sources.map(({ type }) => facts.heads.get(type)?.contentHash ?? '').join(' ');
  const known = facts.event.summary;
  if (from.trim() === '' || (from === known?.from && known.timeZone !== undefined)) return known;
  const bodies: Bodies = await readInputs(ports, scope, sources, facts);
  return { from, ...summaryOf(bodies) };
}

/** Pure: what is not drafted yet is null or empty. */
export function summaryOf({
  EventBrief,
  Timeline,
  CostModel,
  VendorContracts,
  Postmortem,
}: Bodies): Omit<RunSummary, 'from'> {
  const { place, dates, dateWindow, audience } = EventBrief ?? {};
  return {
    place: place
      ? [place.city, place.country && countryWords(place.country)].filter(Boolean).join(', ')
      : null,
    dates: dates
      ? { start: dates.start, end: dates.end }
      : dateWindow
        ? { start: dateWindow.from, end: dateWindow.to, windowForDays: dateWindow.durationDays }
        : null,
    timeZone: EventBrief?.timeZone ?? null,
    audience: audience?.inPerson ?? null,
    money:
      spentOf(CostModel, Postmortem?.budgetByCategory) ??
      moneyOf(EventBrief, CostModel, VendorContracts?.reallocated),
    milestones: Timeline?.milestones.map(milestoneOf) ?? [],
    concerns: [...moneyConcerns(CostModel), ...timeConcerns(Timeline)],
  };
}

function milestoneOf({ id, title, date }: TimelineBody['milestones'][number]) {
  const reachedBy = milestoneReachedBy(id);
  return { title, date, ...(reachedBy && { reachedBy }) };
}

/** What the event cost once it is reviewed; what nobody reported counts as planned, the contingency as not spent. */
function spentOf(
  model: CostModelBody | undefined,
  rows: PostmortemBody['budgetByCategory'] = [],
): RunSummary['money'] | undefined {
  if (!model || rows.every(({ actualMinor }) => actualMinor === null)) return undefined;
  const spent = rows.map(
    ({ category, plannedMinor, actualMinor }) =>
      actualMinor ?? (category === 'contingency' ? 0 : plannedMinor),
  );
  return { amountMinor: sumMinor(spent), currency: model.currency, basis: 'actual' };
}

/** The plan's cost, with what decisions moved to it out of the headroom; before there is a plan what the brief says. */
function moneyOf(
  brief: EventBriefBody | undefined,
  model: CostModelBody | undefined,
  reallocated: readonly Reallocation[] = [],
): RunSummary['money'] {
  if (model) {
    const amountMinor = model.totalMinor + drawnFrom(reallocated).headroomMinor;
    return { amountMinor, currency: model.currency, basis: 'plan' };
  }
  const budget = brief?.budget;
  return budget ? { amountMinor: budget.amountMinor, currency: budget.currency, basis: 'budget' } : null;
}

function moneyConcerns(model: CostModelBody | undefined): string[] {
  if (!model || model.headroomMinor === null || model.headroomMinor >= 0) return [];
  return [`The plan is ${formatMinor(-model.headroomMinor, model.currency)} over the budget.`];
}

function timeConcerns(plan: TimelineBody | undefined): string[] {
  if (!plan) return [];
  const { feasible, compressed, weeksAvailable, weeksLikely } = plan;
  const weeks = `${weeksAvailable} working weeks are left, ${weeksLikely} are likely needed`;
  if (!feasible) return [`Not feasible as planned: ${weeks}.`];
  return compressed ? [`No reserve for slips: ${weeks}.`] : [];
}
