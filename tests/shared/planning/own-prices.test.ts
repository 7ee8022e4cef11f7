import { describe, expect, it } from 'vitest';
import type { CostModelBody } from '../../../shared/artifacts/cost-model.ts';
import type { LogisticsPlanBody } from '../../../shared/artifacts/logistics-plan.ts';
import type { ToolCall } from '../../../shared/kernel/define-tool.ts';
import type { OwnPrice } from '../../../shared/kernel/organisation-rows.ts';
import { unitPriceTable } from '../../../shared/knowledge/unit-prices.ts';
import { ownPricesFor } from '../../../shared/planning/own-prices.ts';
import { fullPlan } from '../../support/full-plan.ts';
import { ownPrice, ownVendor } from '../../support/own-rows.ts';

const terms = {
  prices: unitPriceTable.value,
  currency: 'EUR',
  rates: { EUR: 0.8, PLN: 4, USD: 1 },
  tax: { name: 'VAT', rateBasisPoints: 2_000, source: 'test', treatment: 'included' as const },
};

describe('prices of the own list', () => {
  it('are brought to the tax treatment and the currency of the plan, and say where they are from', () => {
    const { prices } = ownPricesFor(
      [ownPrice({ amountMinor: 10_000, currency: 'PLN', vendor: 'Kuchnia' })],
      terms,
    );
    expect(prices.lunch).toEqual({
      unitMinor: 2_400,
      basis: {
        source: 'organisation price list, 2026-10-01, Kuchnia',
        formula: 'list price x planning rate x (1 + tax)',
        inputs: { listPrice: 100, listCurrency: 'PLN', taxBasisPoints: 2_000 },
      },
    });
    const net = { ...terms, tax: { ...terms.tax, treatment: 'excluded' as const } };
    expect(ownPricesFor([ownPrice({ tax: 'included' })], net).prices.lunch?.unitMinor).toBe(1_667);
  });

  it('are the lowest of several for one item', () => {
    const several = [2_500, 1_900, 2_100].map((amountMinor) => ownPrice({ amountMinor }));
    expect(
      ownPricesFor(several, { ...terms, tax: { ...terms.tax, treatment: 'excluded' } }).prices,
    ).toMatchObject({
      lunch: { unitMinor: 1_900 },
    });
  });

  it('are named and left out where they are in another unit or a currency without a rate', () => {
    const { prices, notes } = ownPricesFor(
      [ownPrice({ unit: 'table' }), ownPrice({ currency: 'XAF' }), ownPrice({ item: 'Sound desk' })],
      terms,
    );
    expect(prices).toEqual({});
    expect(notes).toEqual([
      "The price list's lunch (EUR per table) cannot be used for this plan.",
      "The price list's lunch (XAF per person) cannot be used for this plan.",
    ]);
  });
});

const withLists = (prices: OwnPrice[]) => (call: ToolCall) => {
  const lists: Record<string, unknown[]> = {
    'look-up-prices': prices,
    'look-up-vendors': [ownVendor({ name: 'Kantine Nord', rating: 4.5 })],
  };
  return { tool: call.tool, source: 'catalogue' as const, output: lists[call.tool] ?? [] };
};

describe('a plan with the lists of the organisation', () => {
  const own = fullPlan('berlin', { tool: withLists([ownPrice({ amountMinor: 1_234 })]) });
  const lineOf = (plan: Record<string, unknown>, id: string) =>
    (plan['CostModel'] as CostModelBody).lines.find((line) => line.id === id); // that task's own body

  it('costs the item at the list price, with the list as its source and a narrow range', () => {
    const lunch = lineOf(own, 'lunch');
    expect(lunch?.unitCostMinor).toBe(1_234);
    expect(lunch?.totalMinor).toBe(1_234 * (lunch?.quantity ?? 0));
    expect(lunch?.basis.source).toBe('organisation price list, 2026-10-01');
    expect(lunch?.range).toEqual({
      lowMinor: 1_111 * (lunch?.quantity ?? 0),
      highMinor: 1_357 * (lunch?.quantity ?? 0),
    });
  });

  it('keeps the reference price of everything else', () => {
    const reference = fullPlan('berlin', { tool: withLists([]) });
    expect(lineOf(own, 'coffee-break')).toEqual(lineOf(reference, 'coffee-break'));
    expect(lineOf(own, 'lunch')).not.toEqual(lineOf(reference, 'lunch'));
  });

  it('names the vendors it knows for a service, and chooses none', () => {
    const { vendors } = own['LogisticsPlan'] as LogisticsPlanBody; // that task's own body
    expect(vendors.find(({ service }) => service === 'Food and drink')).toMatchObject({
      status: 'to-be-chosen',
      note: expect.stringContaining("On the organisation's list: Kantine Nord (rated 4.5 of 5)."),
    });
    expect(vendors.filter(({ note }) => note.includes('Kantine'))).toHaveLength(1);
  });
});
