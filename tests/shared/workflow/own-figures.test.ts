import { describe, expect, it } from 'vitest';
import { knowledgeOf, type KnowledgeOverride } from '../../../shared/kernel/define-knowledge.ts';
import { knowledgeTables } from '../../../shared/knowledge/knowledge-tables.ts';
import { catalog } from '../../../shared/workflow/catalog.ts';
import { fullPlan } from '../../support/full-plan.ts';

/** A change of each table that an event in Berlin must feel. */
const changes: Readonly<Record<string, { value: unknown; reaches: string[] }>> = {
  'no-show-rates': {
    value: { 'paid-in-person': { percent: 23 }, 'free-in-person': { percent: 33 } },
    reaches: ['CostModel', 'LogisticsPlan', 'VenueCriteria'],
  },
  'unit-prices': { value: { lunch: { usd: [20, 41, 60] } }, reaches: ['CostModel'] },
  'tax-rates': { value: { DE: { rateBasisPoints: 1_700 } }, reaches: ['CostModel'] },
  'reference-rates': { value: { EUR: { perUsd: 0.9 } }, reaches: ['CostModel', 'VenueLeads'] },
  'city-price-index': {
    value: { cities: { berlin: { percent: 120 } } },
    reaches: ['CostModel', 'VenueLeads'],
  },
  'staffing-ratios': { value: { volunteers: { people: 10 } }, reaches: ['LogisticsPlan'] },
  'budget-shares': {
    value: { shares: { conference: { venue: 25, catering: 25 } } },
    reaches: ['VenueCriteria'],
  },
};

const reference = fullPlan('berlin');

describe.each(knowledgeTables)('own figures in $name', ({ name }) => {
  const { value, reaches } = changes[name] ?? { value: {}, reaches: [] };
  const own: KnowledgeOverride = { table: name, value, source: 'own books' };
  const plan = fullPlan('berlin', { knowledge: knowledgeOf(knowledgeTables, new Map([[name, own]])) });

  it('reach the artifacts that count with them', () => {
    expect(reaches).not.toEqual([]);
    const same = reaches.filter((type) => JSON.stringify(plan[type]) === JSON.stringify(reference[type]));
    expect(same).toEqual([]);
  });

  it('are declared by a task of each of those artifacts', () => {
    const undeclared = reaches.filter(
      (type) => !catalog.writerOf.get(type)?.knowledge.some((table) => table.name === name),
    );
    expect(undeclared).toEqual([]);
  });
});

describe('an own no-show rate', () => {
  it('leaves the rate of the product nowhere in the plan', () => {
    const own = { table: 'no-show-rates', source: 'own books', value: { 'paid-in-person': { percent: 23 } } };
    const plan = fullPlan('berlin', { knowledge: knowledgeOf(knowledgeTables, new Map([[own.table, own]])) });
    const rates = [...JSON.stringify(plan).matchAll(/"noShowPercent":(\d+)/g)].map(([, rate]) => rate);
    expect(new Set(rates)).toEqual(new Set(['23']));
  });
});
