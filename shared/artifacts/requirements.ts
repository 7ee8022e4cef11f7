import { z } from 'zod';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import { lifecycleState } from '../kernel/levels.ts';
import type { Breach } from '../kernel/finding.ts';
import { eventBrief } from './event-brief.ts';

const text = z.string().min(1);

export const requirement = z.strictObject({
  /** `r-` and what it comes from: r-c4, r-o1, r-audience. */
  id: text,
  text,
  kind: z.enum(['functional', 'non-functional']),
  priority: z.enum(['must', 'nice']),
  /** What planners group by: venue, programme, catering, access, money, safety ... */
  area: text,
  /** Objectives are o1, o2 ... in the brief's order, constraints c1, c2 ...; a brief field is named by its name. */
  tracesTo: z.strictObject({
    kind: z.enum(['objective', 'constraint', 'field']),
    id: text,
    words: z.string(),
  }),
  /** The idea in the brief behind it, such as `step-free`. */
  concept: text.optional(),
  /** How one can see that it is met. */
  acceptance: text,
  /** Who checks it and before which state is left; where the level asks for it. */
  verification: z.strictObject({ by: text, before: lifecycleState }).optional(),
});
export type Requirement = z.infer<typeof requirement>;

const requirementsBody = z.strictObject({
  items: z.array(requirement),
  /** Wishes that the brief itself calls assumptions: to be verified, nothing rests on them. */
  toVerify: z.array(z.strictObject({ id: text, text })),
  /** Stated when a part is empty. */
  note: z.string(),
});
export type RequirementsBody = z.infer<typeof requirementsBody>;

export const requirements = defineArtifact({
  type: 'Requirements',
  title: 'Requirements',
  version: '1.0.0',
  store: 'sql',
  schema: requirementsBody,
  shown: ({ items }) => ({
    lists: [
      listed(['requirement', 'requirements'], items, ({ id, text: words, priority }) => [
        id,
        words,
        priority === 'must' ? 'a must' : 'nice to have',
      ]),
    ],
  }),
  reads: [eventBrief],
  invariants: {
    'every requirement has an id of its own': ({ items }) =>
      items
        .filter((item, index) => items.findIndex(({ id }) => id === item.id) < index)
        .map(({ id }): Breach => ({ pointer: '/items', detail: `Two requirements are called ${id}.` })),
    'every requirement traces to the brief': ({ items }, { EventBrief }) => {
      const constraints = new Set(EventBrief.constraints.map(({ id }) => id));
      return items.flatMap(({ id, tracesTo }, index): Breach[] => {
        const known =
          tracesTo.kind === 'constraint'
            ? constraints.has(tracesTo.id)
            : tracesTo.kind === 'objective'
              ? Number(tracesTo.id.slice(1)) <= EventBrief.objectives.length
              : tracesTo.id in EventBrief;
        return known
          ? []
          : [
              {
                pointer: `/items/${index}/tracesTo`,
                detail: `${id} traces to ${tracesTo.id}, which the brief does not have.`,
              },
            ];
      });
    },
    'an empty list says why it is empty': ({ items, note }) =>
      items.length > 0 || note ? [] : ['There is no requirement and no reason.'],
  },
});
