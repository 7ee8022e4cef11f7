import { describe, expect, it } from 'vitest';
import {
  outcomeMetrics,
  type OutcomeFacts,
  type OutcomePlan,
} from '../../../shared/planning/outcome-metrics.ts';

// Planning starts on 1 March; the critical path ends with doors on 10 April, 40 days later.
const plan: OutcomePlan = {
  currency: 'EUR',
  planningStart: '2027-03-01',
  dueTasks: [
    { id: 'brief', end: '2027-03-09', critical: true },
    { id: 'print', end: '2027-04-05', critical: false },
    { id: 'doors', end: '2027-04-10', critical: true },
    { id: 'stage', end: '2027-04-10', critical: true },
  ],
  plannedByCategory: [],
  plannedTotalMinor: 0,
  budgetMinor: 0,
  target: { inPerson: 0, online: 0 },
  riskCoveragePercent: null,
  npsTarget: null,
  raisesMoney: false,
};

function slippage(finishes: Readonly<Record<string, string>>, status = 'completed') {
  const facts: OutcomeFacts = {
    simulated: false,
    progress: Object.entries(finishes).map(([taskId, finishedOn]) => ({ taskId, status, finishedOn })),
    costs: [],
    attendance: null,
    survey: null,
    incidents: [],
  };
  return outcomeMetrics(facts, plan).find(({ name }) => name === 'timeline_slippage');
}

describe('the slippage of a plan of 40 days', () => {
  it('is not measured while no critical task has a finish', () => {
    expect(slippage({})).toMatchObject({ value: null, status: 'not-measured' });
    expect(slippage({ print: '2027-04-30' })?.value).toBeNull();
    expect(slippage({ doors: '2027-04-30' }, 'cancelled')?.value).toBeNull();
  });

  it('carries an early slip of 3 days to the finish: 3 / 40', () => {
    expect(slippage({ brief: '2027-03-12' })).toMatchObject({ value: 7.5, status: 'met' });
  });

  it('counts no slip that was caught up, and nothing for being early', () => {
    expect(slippage({ brief: '2027-03-12', doors: '2027-04-10' })?.value).toBe(0);
    expect(slippage({ doors: '2027-04-08' })?.value).toBe(0);
  });

  it('takes the later of two tasks that are due last: 5 / 40', () => {
    expect(slippage({ doors: '2027-04-11', stage: '2027-04-15' })).toMatchObject({
      value: 12.5,
      status: 'missed',
    });
  });
});
