import { describe, expect, it } from 'vitest';
import { metricFormula, metricTitle } from '../../../shared/kernel/metric-words.ts';
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
  tickets: { priceMinor: 2_000 },
  raisesMoney: true,
};

const declared = [...catalog.agents.values()].flatMap(({ metrics }) => metrics);
const every = [...declared, ...outcomeMetrics(nothing, plan)];

describe('the title of a metric', () => {
  it('is the term of the field', () => {
    expect(metricTitle('on_time_task_rate')).toBe('On-time tasks');
  });

  it('is there for every metric of an agent and of a postmortem, in sentence case', () => {
    expect(every.length).toBeGreaterThan(15);
    for (const { name } of every) {
      expect(metricTitle(name), name).toMatch(/^[A-Z][a-z -]+[a-z( )-]*$/);
      expect(metricTitle(name), name).not.toBe(name.replaceAll('_', ' '));
    }
  });
});

describe('how a metric is computed', () => {
  it('is said in sentences, without symbols and names of fields', () => {
    for (const { name, formula } of every) {
      expect(formula, name).toBe(metricFormula(name));
      expect(formula, name).toMatch(/^[A-Z].*\.$/);
      expect(formula, name).not.toMatch(/[=/*_()<>]|\b(?:max|min|Minor|sum of)\b/);
    }
  });

  it('is no guess for a metric that nobody has described', () => {
    expect(() => metricFormula('unheard_of')).toThrow(/nobody says how unheard_of is computed/);
  });
});
