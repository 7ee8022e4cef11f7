import { z } from 'zod';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import type { Breach } from '../kernel/finding.ts';

const text = z.string().min(1);
export const approvalKinds = ['venue', 'budget', 'vendor-contracts', 'final-go', 'postmortem'] as const;

const person = z.strictObject({
  /** p1, p2 ... in the brief's order. */
  id: text,
  name: text,
  role: text,
  /** As the brief gives it; null when it gives none. */
  contact: text.nullable(),
  owner: z.boolean(),
  /** Decisions this person has by the brief. The right to act still comes from the organisation's role table. */
  decides: z.array(z.enum(approvalKinds)),
  /** The brief's own words for the rights. */
  statedRights: z.array(text),
  influence: z.enum(['high', 'medium', 'low']),
  /** How to keep this person with the event. */
  engagement: text,
  /** Who stands in: another person on the map by id, null where one has to be named. Absent where nobody is asked for one. */
  deputyId: text.nullable().optional(),
});

const audience = z.strictObject({
  id: text,
  name: text,
  /** People, where the brief says how many. */
  size: z.int().min(0).nullable(),
  needs: text,
});

const chain = z.strictObject({
  approval: z.enum(approvalKinds),
  /** People by id, first asked first; each later one when the one before stays silent. */
  approvers: z.array(text),
  note: text,
});

/** People by id; an agent by its title. */
const responsibility = z.strictObject({
  subject: text,
  /** The one who answers for it; null while nobody is named. */
  accountable: text.nullable(),
  responsible: text,
  consulted: z.array(text),
  informed: z.array(text),
});

const stakeholderMapBody = z.strictObject({
  people: z.array(person),
  /** Null while the brief names no owner. */
  ownerId: text.nullable(),
  audiences: z.array(audience).min(1),
  chains: z.array(chain),
  /** Who answers for what; where the level asks for it. */
  responsibilities: z.array(responsibility).optional(),
  notes: z.array(text),
});
export type StakeholderMapBody = z.infer<typeof stakeholderMapBody>;

export const stakeholderMap = defineArtifact({
  type: 'StakeholderMap',
  title: 'Stakeholder map',
  version: '1.0.0',
  store: 'sql',
  schema: stakeholderMapBody,
  shown: ({ people, audiences }) => ({
    lists: [
      listed(['person', 'people'], people, ({ id, name, role }) => [id, name, role]),
      listed(['audience', 'audiences'], audiences, ({ id, name, size }) => [
        id,
        name,
        size === null ? 'of unknown size' : `${size} people`,
      ]),
    ],
  }),
  sensitive: ['/people/*/contact'],
  invariants: {
    'the owner is one of the people': ({ people, ownerId }) =>
      ownerId === null || people.some(({ id, owner }) => id === ownerId && owner)
        ? []
        : [{ pointer: '/ownerId', detail: `${ownerId} is not marked as an owner among the people.` }],
    'every approver is one of the people': ({ people, chains }) =>
      chains.flatMap(({ approvers }, index) =>
        approvers
          .filter((approver) => !people.some(({ id }) => id === approver))
          .map((approver): Breach => ({
            pointer: `/chains/${index}`,
            detail: `${approver} is nobody on the map.`,
          })),
      ),
    'every approval has one chain': ({ chains }) =>
      approvalKinds
        .filter((kind) => chains.filter(({ approval }) => approval === kind).length !== 1)
        .map((kind): Breach => ({
          pointer: '/chains',
          detail: `There is not exactly one chain for ${kind}.`,
        })),
    'the owner is in every chain': ({ chains, ownerId }) =>
      chains
        .filter(({ approvers }) => ownerId !== null && !approvers.includes(ownerId))
        .map(({ approval }) => `The owner is missing in the chain for ${approval}.`),
    'nobody is the own deputy, and every deputy is one of the people': ({ people }) =>
      people.flatMap(({ id, name, deputyId }, index): Breach[] =>
        deputyId === id || (deputyId && !people.some((person) => person.id === deputyId))
          ? [{ pointer: `/people/${index}/deputyId`, detail: `${deputyId} cannot stand in for ${name}.` }]
          : [],
      ),
    'a map without people or owner says why': ({ ownerId, notes }) =>
      ownerId !== null || notes.length > 0 ? [] : ['There is no owner and no note.'],
  },
});
