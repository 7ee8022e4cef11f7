import { z } from 'zod';
import { defineTool } from '../kernel/define-tool.ts';
import { Fault } from '../kernel/errors.ts';
import { type OwnVendor, ownVendor } from '../kernel/organisation-rows.ts';
import type { ToolPorts } from '../kernel/tool-ports.ts';
import { plainName } from '../knowledge/city-price-index.ts';

const vendorQuery = z.strictObject({
  city: z.string().min(1),
  country: z.string().regex(/^[A-Z]{2}$/),
  limit: z.int().min(1).max(500),
});

/**
 * Vendors of the organisation's list that work in the city, in its country, or name no place; the best rated first.
 * Nobody is made up where the list has none.
 */
export const lookUpVendors = defineTool({
  name: 'look-up-vendors',
  title: 'Look up vendors',
  effect: 'read',
  input: vendorQuery,
  output: z.array(ownVendor),
  timeout: { seconds: 5 },
  retry: { attempts: 2, backoff: 'exponential', firstDelayMs: 200 },
  lists: ['vendors'],
  run: (): Promise<OwnVendor[]> => {
    return Promise.reject(new Fault('tool.not-connected', 'No directory of vendors is connected.'));
  },
  fallback: async (query: z.infer<typeof vendorQuery>, _reason: string, { catalogue }: ToolPorts) => {
    const output = (await catalogue.vendors())
      .filter((vendor) => worksIn(vendor, query))
      .sort((a, b) => (b.rating ?? 0) - (a.rating ?? 0) || (a.id < b.id ? -1 : 1))
      .slice(0, query.limit);
    return { source: output.length > 0 ? ('catalogue' as const) : ('archetype' as const), output };
  },
});

function worksIn({ city, country }: OwnVendor, query: z.infer<typeof vendorQuery>): boolean {
  if (country !== null && country !== query.country) return false;
  return city === null || plainName(city) === plainName(query.city);
}
