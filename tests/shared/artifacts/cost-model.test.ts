import { describe, expect, it } from 'vitest';
import { costModel } from '../../../shared/artifacts/cost-model.ts';
import { sampleCostModel } from '../../support/budget-samples.ts';

const rulesBroken = (body: unknown) => costModel.verify(body, {}).map((finding) => finding.rule);

describe('CostModel', () => {
  it('accepts a model whose lines, categories and total agree, with a lent room at cost 0', () => {
    expect(costModel.verify(sampleCostModel(), {})).toEqual([]);
  });

  it('refuses a fraction of a minor unit', () => {
    const body = sampleCostModel();
    const spoiled = { ...body, totalMinor: 119_900.5 };
    expect(costModel.schema.safeParse(spoiled).success).toBe(false);
  });

  it('finds a line that is not quantity times unit cost', () => {
    const body = sampleCostModel();
    const [food, ...rest] = body.lines;
    const spoiled = { ...body, lines: [{ ...food, quantity: 21 }, ...rest] };
    expect(rulesBroken(spoiled)).toEqual(['every line is its quantity times its unit cost']);
  });

  it('finds a category total that its lines do not make, and a total that does not add up', () => {
    const body = sampleCostModel();
    const categories = body.categories.map((entry) => ({ ...entry, totalMinor: entry.totalMinor + 1 }));
    expect(rulesBroken({ ...body, categories })).toContain('category totals are the sums of their lines');
    expect(rulesBroken({ ...body, totalMinor: 120_000, headroomMinor: 80_000 })).toEqual([
      'lines and contingency sum to the total',
    ]);
  });

  it('finds headroom without a budget, and a line outside its own range', () => {
    const body = sampleCostModel();
    expect(rulesBroken({ ...body, budgetMinor: null })).toEqual(['headroom is the budget less the total']);
    const lines = body.lines.map((line) => ({
      ...line,
      range: { lowMinor: line.totalMinor + 1, highMinor: line.totalMinor + 2 },
    }));
    expect(rulesBroken({ ...body, lines })).toContain('every range holds its amount');
  });

  it('finds an exchange rate that was used and not shown', () => {
    const body = sampleCostModel();
    const lines = body.lines.map((line) => ({
      ...line,
      basis: { ...line.basis, inputs: { ...line.basis.inputs, rate: 4.02 } },
    }));
    expect(rulesBroken({ ...body, lines })).toEqual(['a price in another currency names its exchange rate']);
  });
});
