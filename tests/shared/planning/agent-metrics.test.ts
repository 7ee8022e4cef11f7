import { describe, expect, it } from 'vitest';
import type { BudgetDecisionBody } from '../../../shared/artifacts/budget-decision.ts';
import type { HoldOnRecord } from '../../../shared/artifacts/venue-holds.ts';
import { metricFigures, type MetricSources } from '../../../shared/planning/agent-metrics.ts';
import { catalog } from '../../../shared/workflow/catalog.ts';
import { metricStatus } from '../../../shared/workflow/read-metrics.ts';
import { fullPlan } from '../../support/full-plan.ts';
import { sampleTaskRegister } from '../../support/risk-samples.ts';

const nothing: MetricSources = {
  executionFacts: { progress: [], survey: null, incidents: [], costs: [] },
  venueHolds: [],
  today: '2027-03-11',
};
const value = (name: string, sources: Partial<MetricSources>) =>
  metricFigures[name]?.({ ...nothing, ...sources }).value;
const done = (taskId: string, finishedOn: string) => ({ taskId, status: 'completed' as const, finishedOn });
const progress = (...rows: ReturnType<typeof done>[]) => ({ ...nothing.executionFacts, progress: rows });
const plan = fullPlan('krakow');
const register = {
  TaskRegister: sampleTaskRegister(),
  EventBrief: plan['EventBrief'],
  Timeline: { ...plan['Timeline'], criticalPath: ['t-M10', 't-M11'] },
};

describe('agent metrics', () => {
  it('have no data for anything before anything is there', () => {
    for (const [name, compute] of Object.entries(metricFigures))
      expect([name, compute(nothing).value]).toEqual([name, null]);
  });

  it('are computed for every declared metric', () => {
    const declared = [...catalog.agents.values()].flatMap(({ metrics }) => metrics.map(({ name }) => name));
    expect(declared.filter((name) => !(name in metricFigures))).toEqual([]);
  });

  it('take plan figures from the artifacts', () => {
    const sources: MetricSources = { ...plan, ...nothing };
    expect(metricFigures['risk_coverage']?.(sources).value).toBe(1);
    const candidates = sources.VenueShortlist?.candidates ?? [];
    const within = candidates.filter(({ overEnvelope }) => !overEnvelope);
    expect(metricFigures['budget_fit']?.(sources).inputs).toEqual({
      candidates: candidates.length,
      within: within.length,
    });
    const quality = metricFigures['shortlist_quality']?.(sources).value ?? 0;
    expect(quality).toBeGreaterThan(0);
    expect(quality).toBeLessThanOrEqual(1);
  });

  it('measure the money by what was paid where it is known, by the plan elsewhere', () => {
    const { BudgetDecision } = plan;
    const { allocations, variance, currency } = BudgetDecision;
    const isBilled = ({ category }: { category: string }) => !/contingency|unallocated/.test(category);
    const paid = allocations
      .filter(isBilled)
      .map(({ category, amountMinor }: { category: string; amountMinor: number }) => ({
        category,
        amountMinor: amountMinor + 100,
        currency,
      }));
    const forecast = (costs: typeof paid) =>
      metricFigures['budget_variance']?.({
        ...nothing,
        BudgetDecision,
        executionFacts: { ...nothing.executionFacts, costs },
      }).inputs['forecastMinor'];
    expect(forecast([])).toBe(variance.forecastMinor);
    expect(forecast(paid.slice(0, 1))).toBe(variance.forecastMinor + 100);
    // All bills are in: what was set aside for surprises is not spent.
    const lines = allocations
      .filter(isBilled)
      .reduce((sum: number, { amountMinor }: { amountMinor: number }) => sum + amountMinor, 0);
    expect(forecast(paid)).toBe(lines + 100 * paid.length);
  });

  it('count what decisions moved to chosen quotes: the headroom adds to the cost, the contingency is in it', () => {
    const { allocations, variance, currency }: BudgetDecisionBody = plan['BudgetDecision'];
    const moved = { category: 'catering', title: 'Catering', amountMinor: 5_000, contingencyMinor: 2_000 };
    const forecast = (costs: { category: string; amountMinor: number; currency: string }[]) =>
      metricFigures['budget_variance']?.({
        ...nothing,
        BudgetDecision: plan['BudgetDecision'],
        VendorContracts: { reallocated: [moved] },
        executionFacts: { ...nothing.executionFacts, costs },
      }).inputs['forecastMinor'];
    const allocated = allocations.find(({ category }) => category === 'catering')?.amountMinor ?? 0;
    const asQuoted = { category: 'catering', amountMinor: allocated + 5_000, currency };
    expect(forecast([])).toBe(variance.forecastMinor + 3_000);
    expect(forecast([asQuoted])).toBe(variance.forecastMinor + 3_000);
  });

  it('have no data on the variance while nothing has moved, and count the reserve that is left', () => {
    const untouched: BudgetDecisionBody = {
      ...plan['BudgetDecision'],
      variance: { ...plan['BudgetDecision'].variance, basisPoints: 0 },
    };
    expect(value('budget_variance', { BudgetDecision: untouched })).toBeNull();
    const { contingencyMinor, adequacyBasisPoints } = untouched.reserves;
    const left = { contingencyMinor: contingencyMinor / 2, headroomMinor: 0, adequacyBasisPoints: 9_400 };
    const adequacy = (VendorContracts: object) =>
      value('reserve_adequacy', { BudgetDecision: untouched, VendorContracts });
    expect(adequacy({})).toBeCloseTo((adequacyBasisPoints ?? 0) / 10_000, 2);
    expect(adequacy({ left })).toBe(0.94);
  });

  it('take the balance of the work from the roster', () => {
    const basis = { source: 'sample', formula: 'given', inputs: { people: 4 } };
    expect(
      value('utilisation_balance', { ResourceRoster: { utilisationBalance: { value: 0.85, basis } } }),
    ).toBe(0.85);
    expect(value('utilisation_balance', { ResourceRoster: { utilisationBalance: null } })).toBeNull();
  });

  it('count tasks due by today, on time or not', () => {
    const executionFacts = progress(done('t-M10', '2027-03-09'), done('t-M11', '2027-03-12'));
    expect(value('on_time_task_rate', { ...register, executionFacts })).toBe(0.5);
    const sofar = progress(done('t-M10', '2027-03-09'));
    expect(value('on_time_task_rate', { ...register, executionFacts: sofar, today: '2027-03-09' })).toBe(1);
  });

  it('forecast the end of the critical path from what was reported', () => {
    const late = progress(done('t-M10', '2027-03-09'), done('t-M11', '2027-03-12'));
    // Planned 1 February to 10 March, 28 working days; two days late.
    expect(value('timeline_slippage', { ...register, executionFacts: late })).toBe(0.071);
    const well = progress(done('t-M10', '2027-03-09'), done('t-M11', '2027-03-10'));
    expect(value('timeline_slippage', { ...register, executionFacts: well })).toBe(0);
  });

  it('take the median of closed incidents', () => {
    const incident = (closedAt?: string) => ({ title: 'x', openedAt: '2027-03-11T10:00:00Z', closedAt });
    const incidents = [incident('2027-03-11T10:10:00Z'), incident('2027-03-11T10:30:00Z'), incident()];
    expect(
      value('incident_resolution_time', { executionFacts: { ...nothing.executionFacts, incidents } }),
    ).toBe(20);
  });

  it('count the venues that keep the dates, and no hold that has expired or was released', () => {
    const hold = (venueName: string, status: HoldOnRecord['status'], expiresOn: string | null = null) => ({
      venueName,
      candidateId: null,
      status,
      optionRank: null,
      expiresOn,
      by: 'test',
    });
    const venueHolds = [
      hold('A', 'tentative', '2027-03-20'),
      hold('B', 'tentative', '2027-03-01'),
      hold('C', 'definite'),
      hold('D', 'released'),
    ];
    expect(value('confirmed_holds', { venueHolds })).toBe(2);
    expect(value('confirmed_holds', { VenueShortlist: plan['VenueShortlist'] })).toBe(0);
  });

  it('never count no data as reached', () => {
    expect(metricStatus(null, { atMost: 0.1 })).toBe('no-data');
    expect(metricStatus(0.1, { atMost: 0.1 })).toBe('met');
    expect(metricStatus(0.7, { atLeast: 0.8 })).toBe('missed');
  });

  it('are open while a forecast is not paid yet, or a count can still grow', () => {
    expect(metricStatus(0, { atMost: 0.05 }, 'forecast')).toBe('open');
    expect(metricStatus(0.1, { atMost: 0.05 }, 'forecast')).toBe('missed');
    expect(metricStatus(0, { atLeast: 2 }, 'count')).toBe('open');
    expect(metricStatus(2, { atLeast: 2 }, 'count')).toBe('met');
    const holds = (today: string, conclusion: object | null = null) => {
      const executionFacts = { ...nothing.executionFacts, conclusion };
      return metricFigures['confirmed_holds']?.({ ...nothing, ...plan, executionFacts, today }).open;
    };
    expect([holds('2027-03-10'), holds('2027-03-11')]).toEqual(['count', undefined]);
    expect(holds('2027-03-10', { outcome: 'held' })).toBeUndefined();
  });
});
