import { describe, expect, it } from 'vitest';
import { estimateCosts } from '../../../../../shared/agents/budget-analyst/tasks/estimate-costs.ts';
import type { CostModelBody } from '../../../../../shared/artifacts/cost-model.ts';
import { fixtureNames, planFor, type PlanAsk } from '../../../../support/plan-for.ts';

const model = (brief: Parameters<typeof planFor>[0], ask: PlanAsk = {}): CostModelBody =>
  planFor(brief, { ...ask, tasks: [estimateCosts] })['CostModel'];

const tokyo = {
  as_of: '2027-02-01',
  title: 'Tokyo workshop',
  date_range_start: '2027-05-12T00:00:00Z',
  date_range_end: '2027-05-12T08:00:00Z',
  audience_size: 30,
  event_type: 'workshop',
  objectives: 'Hands-on training',
  constraints: 'Budget ¥2,500,000 including tax; Tokyo',
  stakeholders: [{ name: 'Aiko', role: 'Owner' }],
};

describe('estimate-costs', () => {
  it.each(fixtureNames)('drafts the same model twice from %s', (name) => {
    const answers = name === 'nairobi' ? { owner: 'Jane' } : {};
    expect(model(name, { answers })).toEqual(model(name, { answers }));
  });

  it('keeps a small meetup in a lent room well inside its cap, with the room valued in kind', () => {
    const { linesMinor, headroomMinor, lines, currency } = model('krakow');
    const venue = lines.find((line) => line.category === 'venue');
    expect(currency).toBe('PLN');
    expect(linesMinor).toBeGreaterThan(60_000);
    expect(linesMinor).toBeLessThan(150_000);
    expect(headroomMinor).toBeGreaterThan(0);
    expect(venue).toMatchObject({ totalMinor: 0 });
    expect(venue?.valueInKindMinor).toBeGreaterThan(0);
  });

  it('finds a large hybrid conference over budget and proposes options that suffice', () => {
    const { headroomMinor, options, proposal, income } = model('toronto');
    expect(headroomMinor).toBeLessThan(-10_000_000);
    expect(options.length).toBeGreaterThanOrEqual(3);
    expect(options.every((option) => option.savingMinor > 0 && option.effect !== '')).toBe(true);
    expect(proposal?.reduce((sum, { savingMinor }) => sum + savingMinor, 0)).toBeGreaterThanOrEqual(
      -(headroomMinor ?? 0),
    );
    expect(income).toMatchObject([{ kind: 'sponsorship', status: 'at-risk' }]);
  });

  it('proposes the next least noticed options where the savings of the first overlap too much', () => {
    const { headroomMinor, proposal, options } = model('toronto', { level: 'Advanced' });
    const listed = (ids: readonly string[]) =>
      options.reduce((sum, { id, savingMinor }) => sum + (ids.includes(id) ? savingMinor : 0), 0);
    const first = ['economy-catering', 'economy-av', 'one-day-less'];
    expect(listed(first)).toBeGreaterThan(-(headroomMinor ?? 0));
    expect(proposal?.map(({ id }) => id)).toEqual(['economy-decor-marketing', ...first]);
  });

  it('applies what a person chose, together, and measures savings against the first estimate', () => {
    const first = model('toronto');
    const ids = (first.proposal ?? []).map(({ id }) => id);
    const after = model('toronto', { answers: { 'conflict:money.total': ids.join('+') } });
    expect(after.applied.map(({ id }) => id)).toEqual(ids);
    expect(after.headroomMinor).toBeGreaterThanOrEqual(0);
    expect(after.firstEstimateMinor).toBe(first.totalMinor);
  });

  it('spends up to the total that a person raised the budget to', () => {
    const { sufficientMinor, totalMinor } = model('toronto');
    expect(sufficientMinor).toBeGreaterThan(totalMinor);
    const after = model('toronto', {
      answers: { 'conflict:money.total': `raise-budget-${sufficientMinor}` },
    });
    expect(after.budgetMinor).toBe(sufficientMinor);
    expect(after.headroomMinor).toBe(0);
    expect(after.budgetOrigin).toContain("person's decision");
  });

  it('never lowers the budget by a raise that the brief already exceeds', () => {
    const after = model('krakow', { answers: { 'conflict:money.total': 'raise-budget-91972' } });
    expect(after.budgetMinor).toBe(200_000);
  });

  it('says why a chosen option was not applied', () => {
    const { notApplied } = model('krakow', { answers: { 'conflict:money.total': 'no-such-option' } });
    expect(notApplied).toEqual([{ id: 'no-such-option', why: 'This plan has no such option (any more).' }]);
  });

  it('leaves the budget open when it is indicative only', () => {
    const { budgetMinor, headroomMinor, budgetOrigin } = model('nairobi', { answers: { owner: 'Jane' } });
    expect([budgetMinor, headroomMinor]).toEqual([null, null]);
    expect(budgetOrigin).toContain('estimate');
  });

  it('counts yen without decimals', () => {
    const { currency, budgetMinor, lines } = model(tokyo);
    expect([currency, budgetMinor]).toEqual(['JPY', 2_500_000]);
    expect(lines.every((line) => line.totalMinor < 2_500_000)).toBe(true);
  });

  it('names the planning rate behind figures in another currency', () => {
    const { exchange, notes } = model('berlin');
    expect(exchange).toMatchObject({ from: 'USD', to: 'EUR' });
    expect(notes.join(' ')).toContain('planning rate');
  });

  it('changes with each of its parameters', () => {
    const params = Object(estimateCosts.levels.Beginner);
    const usual = model('berlin', { params: { 'estimate-costs': params } });
    const changed = (change: object) =>
      model('berlin', { params: { 'estimate-costs': { ...params, ...change } } });
    expect(changed({ quality: 'economy' }).linesMinor).toBeLessThan(usual.linesMinor);
    expect(changed({ totalVarianceBasisPoints: 300 }).varianceRules).not.toEqual(usual.varianceRules);
    expect(changed({ categoryVarianceBasisPoints: 300 }).varianceRules).not.toEqual(usual.varianceRules);
  });
});
