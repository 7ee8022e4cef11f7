import { describe, expect, it } from 'vitest';
import type { ToolPorts } from '../../../shared/kernel/tool-ports.ts';
import { lookUpPrices } from '../../../shared/tools/look-up-prices.ts';
import { noLists } from '../../support/no-lists.ts';
import { ownPrice } from '../../support/own-rows.ts';

const list = [
  ownPrice({ id: 'always', validFrom: null }),
  ownPrice({ id: 'now', validFrom: '2027-01-01', validUntil: '2027-12-31' }),
  ownPrice({ id: 'over', validUntil: '2027-03-10' }),
  ownPrice({ id: 'later', validFrom: '2027-03-12' }),
];
const ports: ToolPorts = { ...noLists, catalogue: { ...noLists.catalogue, prices: async () => list } };
const on = '2027-03-11';

describe('look-up-prices', () => {
  it('asks no service, because none is connected', async () => {
    await expect(lookUpPrices.run({ on }, ports)).rejects.toMatchObject({ code: 'tool.not-connected' });
  });

  it('falls back to the prices of the list that hold on the day', async () => {
    const result = await lookUpPrices.fallback?.({ on }, 'not connected', ports);
    expect(result?.source).toBe('catalogue');
    expect(lookUpPrices.output.parse(result?.output).map(({ id }) => id)).toEqual(['always', 'now']);
  });

  it('finds nothing where the organisation keeps no list: the reference prices stand', async () => {
    expect(await lookUpPrices.fallback?.({ on }, 'not connected', noLists)).toEqual({
      source: 'archetype',
      output: [],
    });
  });

  it('states its patience', () => {
    expect([lookUpPrices.timeout.seconds, lookUpPrices.retry.attempts]).toEqual([5, 2]);
  });
});
