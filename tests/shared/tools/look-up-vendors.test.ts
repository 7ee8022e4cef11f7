import { describe, expect, it } from 'vitest';
import type { ToolPorts } from '../../../shared/kernel/tool-ports.ts';
import { lookUpVendors } from '../../../shared/tools/look-up-vendors.ts';
import { noLists } from '../../support/no-lists.ts';
import { ownVendor } from '../../support/own-rows.ts';

const list = [
  ownVendor({ id: 'anywhere' }),
  ownVendor({ id: 'here', city: 'Krakow', country: 'PL', rating: 4.5 }),
  ownVendor({ id: 'elsewhere', city: 'Gdańsk', country: 'PL', rating: 5 }),
  ownVendor({ id: 'abroad', country: 'DE', rating: 5 }),
];
const ports: ToolPorts = { ...noLists, catalogue: { ...noLists.catalogue, vendors: async () => list } };
const query = { city: 'Kraków', country: 'PL', limit: 10 };

describe('look-up-vendors', () => {
  it('asks no directory, because none is connected', async () => {
    await expect(lookUpVendors.run(query, ports)).rejects.toMatchObject({ code: 'tool.not-connected' });
  });

  it('falls back to the vendors of the list that work there, the best rated first', async () => {
    const result = await lookUpVendors.fallback?.(query, 'not connected', ports);
    expect(result?.source).toBe('catalogue');
    expect(lookUpVendors.output.parse(result?.output).map(({ id }) => id)).toEqual(['here', 'anywhere']);
  });

  it('makes nobody up where the list has none', async () => {
    expect(await lookUpVendors.fallback?.(query, 'not connected', noLists)).toEqual({
      source: 'archetype',
      output: [],
    });
  });

  it('states its patience', () => {
    expect([lookUpVendors.timeout.seconds, lookUpVendors.retry.attempts]).toEqual([5, 2]);
  });
});
