import { describe, expect, it } from 'vitest';
import {
  outcomeMetrics,
  type OutcomeFacts,
  type OutcomePlan,
} from '../../../shared/planning/outcome-metrics.ts';
import type { TimelineForecast } from '../../../shared/planning/timeline-forecast.ts';

const plan: OutcomePlan = {
  currency: 'EUR',
  timeline: { status: 'no data' },
  plannedByCategory: [],
  plannedTotalMinor: 0,
  budgetMinor: 0,
  target: { inPerson: 0, online: 0 },
  riskCoveragePercent: null,
  npsTarget: null,
  tickets: null,
  raisesMoney: false,
};
const facts: OutcomeFacts = {
  simulated: false,
  progress: [],
  costs: [],
  attendance: null,
  survey: null,
  incidents: [],
};
const ran = (slippagePerMille: number, onTimePerMille: number | null): TimelineForecast => ({
  status: 'forecast',
  plannedFinish: '2027-04-09',
  forecastFinish: '2027-04-09',
  slipDays: 0,
  slippagePerMille,
  onTimePerMille,
  mitigations: [],
});

/** By name, from how the work ran and what else was reported. */
function metric(name: string, timeline: TimelineForecast, reported: Partial<OutcomeFacts> = {}) {
  return outcomeMetrics({ ...facts, ...reported }, { ...plan, timeline }).find((one) => one.name === name);
}

// The figures themselves are those of the forecast, which has tests of its own: one definition for the metrics of a
// running plan and for its postmortem.
describe('the outcome of the timeline', () => {
  it('is not measured while nobody reported on the work', () => {
    const none: TimelineForecast = { status: 'no data' };
    expect(metric('timeline_slippage', none)).toMatchObject({ value: null, status: 'not-measured' });
    expect(metric('on_time_task_rate', none)).toMatchObject({ value: null, status: 'not-measured' });
  });

  it('tells slippage in percent, up to 10 of which are met', () => {
    expect(metric('timeline_slippage', ran(100, 1000))).toMatchObject({ value: 10, status: 'met' });
    expect(metric('timeline_slippage', ran(125, 1000))).toMatchObject({ value: 12.5, status: 'missed' });
  });

  it('tells the rate of tasks on time, 95 of which are met', () => {
    expect(metric('on_time_task_rate', ran(0, 950))).toMatchObject({ value: 95, status: 'met' });
    expect(metric('on_time_task_rate', ran(0, 949))).toMatchObject({ value: 94.9, status: 'missed' });
    expect(metric('on_time_task_rate', ran(0, null))?.value).toBeNull();
  });
});

describe('the time to resolve incidents', () => {
  const lasting = (minutes: number) => ({
    title: 'x',
    openedAt: '2027-04-10T10:00:00Z',
    closedAt: new Date(Date.UTC(2027, 3, 10, 10, minutes)).toISOString(),
  });
  const open = { title: 'x', openedAt: '2027-04-10T10:00:00Z' };
  const value = (...incidents: OutcomeFacts['incidents']) =>
    metric('incident_resolution_time', plan.timeline, { incidents })?.value;

  it('is the median of those that were closed', () => {
    expect(value(open)).toBeNull();
    expect(value(lasting(30), lasting(5), open, lasting(10))).toBe(10);
    expect(value(lasting(5), lasting(10))).toBe(7.5);
  });
});

describe('what tickets brought in', () => {
  const attendance = { registered: 30, checkedIn: 25, online: 0 };
  const costs = [{ category: 'venue', amountMinor: 100_000, currency: 'EUR' }];
  const sold = (priceMinor: number | null, simulated: boolean) =>
    outcomeMetrics({ ...facts, simulated, attendance, costs }, { ...plan, tickets: { priceMinor } })
      .filter(({ name }) => name === 'ticket_income' || name === 'result_after_tickets')
      .map(({ value, status }) => [value, status]);

  it('is assumed in a rehearsal, with what it leaves after the cost', () => {
    expect(sold(2_000, true)).toEqual([
      [60_000, 'information'],
      [-40_000, 'information'],
    ]);
  });

  it('has no data for a real event, and without a price', () => {
    const none = [null, 'not-measured'];
    expect(sold(2_000, false)).toEqual([none, none]);
    expect(sold(null, true)).toEqual([none, none]);
  });

  it('is no figure of an event without tickets', () => {
    expect(metric('ticket_income', plan.timeline)).toBeUndefined();
  });
});
