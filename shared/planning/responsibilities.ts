import type { approvalKinds, StakeholderMapBody } from '../artifacts/stakeholder-map.ts';
import { agentTitles } from './owner-titles.ts';

type Person = StakeholderMapBody['people'][number];
type Responsibility = NonNullable<StakeholderMapBody['responsibilities']>[number];

/** Who decides the same stands in first, then the owner; the owner's deputy is whoever decides most besides. */
export function withDeputies(people: readonly Person[]): Person[] {
  const owner = people.find((person) => person.owner);
  return people.map((person) => {
    if (!person.owner && person.decides.length === 0) return person;
    const others = people.filter(({ id }) => id !== person.id);
    const peer = others.find(({ decides }) => decides.some((kind) => person.decides.includes(kind)));
    const most = others
      .filter(({ decides }) => decides.length > 0)
      .toSorted((a, b) => b.decides.length - a.decides.length)[0];
    const deputy = person.owner ? (most ?? null) : (peer ?? owner ?? null);
    return { ...person, deputyId: deputy?.id ?? null };
  });
}

/** Those who decide and have nobody to stand in. */
export function withoutDeputy(people: readonly Person[]): string[] {
  const alone = people.filter(({ deputyId }) => deputyId === null).map(({ name }) => name);
  return alone.length === 0 ? [] : [`Nobody stands in for ${alone.join(', ')}: a deputy has to be named.`];
}

const subjects = [
  { subject: 'Requirements, timeline and risks', responsible: 'event-planner', approval: null },
  { subject: 'Venue', responsible: 'venue-researcher', approval: 'venue' },
  { subject: 'Budget and changes to it', responsible: 'budget-analyst', approval: 'budget' },
  {
    subject: 'Logistics, vendors and the days themselves',
    responsible: 'logistics-coordinator',
    approval: null,
  },
  { subject: 'Final go', responsible: 'event-planner', approval: 'final-go' },
  { subject: 'Postmortem', responsible: 'event-planner', approval: 'postmortem' },
] as const satisfies readonly {
  subject: string;
  responsible: keyof typeof agentTitles;
  approval: (typeof approvalKinds)[number] | null;
}[];

/** One accountable person a subject: the first of its chain, else the owner. */
export function responsibilitiesOf({
  people,
  chains,
  owner,
}: Pick<StakeholderMapBody, 'people' | 'chains'> & { owner: Person | undefined }): Responsibility[] {
  return subjects.map(({ subject, responsible, approval }) => {
    const chain = chains.find((entry) => entry.approval === approval)?.approvers ?? [];
    const accountable = chain[0] ?? owner?.id ?? null;
    const others = people.filter(({ id }) => id !== accountable);
    const consulted = others
      .filter(({ id, influence }) => chain.includes(id) || influence === 'medium')
      .map(({ id }) => id);
    const informed = others.filter(({ id }) => !consulted.includes(id)).map(({ id }) => id);
    return { subject, accountable, responsible: agentTitles[responsible], consulted, informed };
  });
}
