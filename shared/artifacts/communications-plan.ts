import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import type { Breach } from '../kernel/finding.ts';
import { stakeholderMap } from './stakeholder-map.ts';
import { timeline } from './timeline.ts';

const text = z.string().min(1);
const day = z.iso.date();

const message = z.strictObject({
  id: text,
  on: day,
  what: text,
  kind: z.enum(['essential', 'full', 'reminder']),
  /** Its usual day has passed, or the plan was not ready for it: it goes out as soon as it can. */
  late: z.boolean(),
});

const communication = z.strictObject({
  /** An audience of the stakeholder map by its id, or one of the plan's own. */
  audienceId: text,
  audience: text,
  size: z.int().min(0).nullable(),
  channel: text,
  cadence: text,
  message: text,
  /** One person or role. */
  owner: text,
  /** Null: said when it happens and not on a day. */
  firstOn: day.nullable(),
  lastOn: day.nullable(),
  messages: z.array(message),
  /** What single groups in the audience are told instead. */
  variants: z.array(z.strictObject({ for: text, message: text })),
  escalation: text.nullable(),
  basis,
});
export type Communication = z.infer<typeof communication>;

const communicationsPlanBody = z.strictObject({
  communications: z.array(communication).min(1),
  /** Languages that the brief names; empty where it names none or the level does not ask. */
  languages: z.array(text),
  /** Who approves stands there and only there. */
  approverChains: z.strictObject({ artifact: z.literal('StakeholderMap'), pointer: z.literal('/chains') }),
  notes: z.array(text),
});
export type CommunicationsPlanBody = z.infer<typeof communicationsPlanBody>;

export const communicationsPlan = defineArtifact({
  type: 'CommunicationsPlan',
  title: 'Communications plan',
  version: '1.0.0',
  store: 'documents',
  schema: communicationsPlanBody,
  shown: ({ communications }) => ({
    lists: [
      listed(
        ['message', 'messages'],
        communications.flatMap(({ audienceId, audience, messages }) =>
          messages.map(({ id, what, on }) => ({
            key: `${audienceId} ${id}`,
            name: `${what} (${audience})`,
            on,
          })),
        ),
        ({ key, name, on }) => [key, name, on],
      ),
    ],
  }),
  reads: [stakeholderMap, timeline],
  invariants: {
    'every audience of the stakeholder map is covered': ({ communications }, { StakeholderMap }) =>
      StakeholderMap.audiences
        .filter(({ id }) => !communications.some(({ audienceId }) => audienceId === id))
        .map(({ name }): Breach => ({ pointer: '/communications', detail: `${name} are told nothing.` })),
    'approvers are kept informed, and everybody is told in an emergency': ({ communications }) =>
      ['approvers', 'everyone']
        .filter((id) => !communications.some(({ audienceId }) => audienceId === id))
        .map((id): Breach => ({ pointer: '/communications', detail: `There is no line for ${id}.` })),
    'no audience has two lines': ({ communications }) =>
      communications
        .filter(
          (line, index) =>
            communications.findIndex(({ audienceId }) => audienceId === line.audienceId) < index,
        )
        .map(({ audience }): Breach => ({ pointer: '/communications', detail: `${audience} stand twice.` })),
    'nothing is said before planning starts': ({ communications }, { Timeline }) =>
      communications.flatMap(({ audience, firstOn }, index): Breach[] =>
        firstOn !== null && firstOn < Timeline.planningStart
          ? [
              {
                pointer: `/communications/${index}/firstOn`,
                detail: `${audience}: ${firstOn} is before ${Timeline.planningStart}.`,
              },
            ]
          : [],
      ),
    'messages lie between the first and the last day, in order': ({ communications }) =>
      communications.flatMap(({ audience, firstOn, lastOn, messages }, index): Breach[] => {
        const days = messages.map(({ on }) => on);
        const ordered = days.every((on, at) => at === 0 || (days[at - 1] ?? '') <= on);
        const inside = days.every((on) => on >= (firstOn ?? '9999') && on <= (lastOn ?? ''));
        return ordered && inside
          ? []
          : [{ pointer: `/communications/${index}/messages`, detail: `${audience}: ${days.join(', ')}.` }];
      }),
  },
});
