import { z } from 'zod';
import { defineTool } from '../kernel/define-tool.ts';
import { Fault } from '../kernel/errors.ts';
import {
  foundVenue,
  type FoundVenue,
  type ToolPorts,
  venueQuery,
  type VenueQuery,
} from '../kernel/tool-ports.ts';
import { ownVenuesFor } from '../planning/own-venues.ts';
import { sampleVenues } from '../planning/sample-venues.ts';

/** Live where a directory is connected; else the organisation's own list, filled up by sample kinds without contacts. */
export const searchVenues = defineTool({
  name: 'search-venues',
  title: 'Search venues',
  effect: 'read',
  input: venueQuery,
  output: z.array(foundVenue),
  timeout: { seconds: 5 },
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 200 },
  lists: ['venues'],
  run: async (query: VenueQuery, ports: ToolPorts): Promise<FoundVenue[]> => {
    if (!ports.venues) throw new Fault('tool.not-connected', 'No venue directory is connected.');
    const found = await ports.venues.search(query);
    return found.map((venue) => ({ ...venue, source: 'live' as const })).slice(0, query.limit);
  },
  fallback: async (query: VenueQuery, _reason: string, ports: ToolPorts) => {
    const own = ownVenuesFor(query, await ports.catalogue.venues());
    const output = [...own, ...sampleVenues(query)].slice(0, query.limit);
    return { source: own.length > 0 ? ('catalogue' as const) : ('archetype' as const), output };
  },
});
