import { z } from 'zod';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import { formatMinor } from '../kernel/money.ts';
import type { Breach } from '../kernel/finding.ts';
import { foundVenue } from '../kernel/tool-ports.ts';

const text = z.string().min(1);

/** `lead-` and the venue's id in its source. */
export const venueLead = foundVenue.extend({
  id: z.string().regex(/^lead-[a-z0-9-]+$/),
  lent: z.boolean(),
});
export type VenueLead = z.infer<typeof venueLead>;

const venueLeadsBody = z.strictObject({
  leads: z.array(venueLead),
  /** Where the leads come from and what that means, in one sentence. */
  sourceNote: text,
  note: z.string(),
});
export type VenueLeadsBody = z.infer<typeof venueLeadsBody>;

export const venueLeads = defineArtifact({
  type: 'VenueLeads',
  title: 'Venue leads',
  version: '1.0.0',
  store: 'documents',
  schema: venueLeadsBody,
  shown: ({ leads }) => ({
    lists: [
      listed(['venue', 'venues'], leads, ({ id, name, hireMinor, currency }) => [
        id,
        name,
        formatMinor(hireMinor, currency),
      ]),
    ],
  }),
  sensitive: ['/leads/*/contact'],
  invariants: {
    'every lead has an id of its own': ({ leads }) =>
      leads
        .filter((lead, index) => leads.findIndex(({ id }) => id === lead.id) < index)
        .map(({ id }): Breach => ({ pointer: '/leads', detail: `Two leads are called ${id}.` })),
    'a kind of venue carries no contact': ({ leads }) =>
      leads.flatMap(({ name, source, contact }, index): Breach[] =>
        source === 'archetype' && contact !== undefined
          ? [
              {
                pointer: `/leads/${index}/contact`,
                detail: `${name} is a kind of venue, nobody can be called there.`,
              },
            ]
          : [],
      ),
    'a kind of venue says that it is one': ({ leads }) =>
      leads.flatMap(({ name, source }, index): Breach[] =>
        source === 'archetype' && !name.endsWith('(sample kind)')
          ? [{ pointer: `/leads/${index}/name`, detail: `${name} reads like a real place.` }]
          : [],
      ),
    'an empty list says why it is empty': ({ leads, note }) =>
      leads.length > 0 || note ? [] : ['There is no lead and no reason.'],
  },
});
