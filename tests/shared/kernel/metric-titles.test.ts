import { describe, expect, it } from 'vitest';
import { metricTitle } from '../../../shared/kernel/metric-titles.ts';
import { outcomeMetrics } from '../../../shared/planning/outcome-metrics.ts';
import { catalog } from '../../../shared/workflow/catalog.ts';

const nothing = { simulated: false, progress: [], costs: [], attendance: null, survey: null, incidents: [] };
const plan: Parameters<typeof outcomeMetrics>[1] = {
  currency: 'EUR',
  timeline: { status: 'no data' },
  plannedByCategory: [],
  plannedTotalMinor: 0,
  budgetMinor: 0,
  target: { inPerson: 0, online: 0 },
  riskCoveragePercent: null,
  npsTarget: null,
  raisesMoney: true,
};

describe('the title of a metric', () => {
  it('is the term of the field', () => {
    expect(metricTitle('on_time_task_rate')).toBe('On-time tasks');
  });

  it('is there for every metric of an agent and of a postmortem, in sentence case', () => {
    const declared = [...catalog.agents.values()].flatMap(({ metrics }) => metrics);
    const names = [...declared, ...outcomeMetrics(nothing, plan)].map(({ name }) => name);
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) {
      expect(metricTitle(name), name).toMatch(/^[A-Z][a-z -]+[a-z( )-]*$/);
      expect(metricTitle(name), name).not.toBe(name.replaceAll('_', ' '));
    }
  });
});
