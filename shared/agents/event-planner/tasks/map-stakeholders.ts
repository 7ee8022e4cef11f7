import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import {
  approvalKinds,
  type StakeholderMapBody,
  stakeholderMap,
} from '../../../artifacts/stakeholder-map.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { ownerRole } from '../../../knowledge/brief-lexicon.ts';
import { audiencesOf } from '../../../planning/audiences.ts';
import { responsibilitiesOf, withDeputies, withoutDeputy } from '../../../planning/responsibilities.ts';

type Person = StakeholderMapBody['people'][number];
type Kind = (typeof approvalKinds)[number];

interface StakeholderParams {
  approversPerChain: number;
  /** Who stands in for each person who decides. */
  deputies: boolean;
  /** Who answers for what, who does it, who is asked and told. */
  responsibilities: boolean;
}

export const mapStakeholders = defineTask({
  name: 'map-stakeholders',
  title: 'Map the stakeholders',
  agent: 'event-planner',
  reads: [eventBrief],
  writes: stakeholderMap,
  levels: {
    Beginner: { approversPerChain: 2, deputies: false, responsibilities: false },
    Intermediate: { approversPerChain: 3, deputies: true, responsibilities: false },
    Advanced: { approversPerChain: 4, deputies: true, responsibilities: true },
  } satisfies Record<string, StakeholderParams>,
  draft: ({ EventBrief: brief }, { params }) => {
    const named = peopleOf(brief);
    const people = params.deputies ? withDeputies(named) : named;
    const owner = people.find((person) => person.owner);
    const chains = approvalKinds.map((kind) => chainOf(kind, people, owner, params.approversPerChain));
    return {
      people,
      ownerId: owner?.id ?? null,
      audiences: audiencesOf(brief),
      chains,
      ...(params.responsibilities && { responsibilities: responsibilitiesOf({ people, chains, owner }) }),
      notes: [...notesOn(people, owner), ...withoutDeputy(people)],
    };
  },
});

/** Words that give a right, by decision (English, German, Spanish, French, Polish, Portuguese stems). */
const rightWords: Readonly<Record<Kind, RegExp>> = {
  venue: /venue|location|veranstaltungsort|\blieu\b|\blocal\b|miejsc/i,
  budget: /budget|financ|spend|finanz|presupuesto|budżet|orçamento/i,
  'vendor-contracts': /contract|vendor|supplier|procure|purchas|vertrag|contrat|umow/i,
  'final-go': /final go|go[ /-]?no|launch|sign[ -]?off|freigabe|all (decisions|approvals)|event approval/i,
  postmortem: /post[ -]?mortem|review|lessons/i,
};

function peopleOf({ stakeholders }: EventBriefBody): Person[] {
  const groups = /^(attendees?|audience|participants?|guests?|public|teilnehmer)/i;
  const named = stakeholders.filter(({ name, role }) => !groups.test(name) && !/^audience$/i.test(role));
  const firstOwner = named.findIndex(
    ({ role, decisionRights }) =>
      ownerRole.test(role) || decisionRights.some((right) => /\bowner\b/i.test(right)),
  );
  return named.map(({ name, role, contact, decisionRights }, index) => {
    const owner = index === firstOwner;
    const words = [role, ...decisionRights].join(' / ');
    const decides = approvalKinds.filter((kind) => rightWords[kind].test(words));
    const influence =
      owner || decides.length > 0
        ? 'high'
        : /sponsor|partner|donor|board|authority|landlord/i.test(words)
          ? 'medium'
          : 'low';
    return {
      id: `p${index + 1}`,
      name,
      role,
      contact: contact ?? null,
      owner,
      decides,
      statedRights: decisionRights,
      influence,
      engagement: engagementFor(owner, decides.length > 0, influence),
    };
  });
}

function engagementFor(owner: boolean, decides: boolean, influence: Person['influence']): string {
  if (owner) return 'decides what nobody else may; a short status every week';
  if (decides) return 'asked for the decision in good time, with alternatives; told of every change to it';
  return influence === 'medium' ? 'told of milestones, asked about what concerns them' : 'kept informed';
}

/** Those with the right in the brief's order, then the owner. */
function chainOf(approval: Kind, people: readonly Person[], owner: Person | undefined, limit: number) {
  const entitled = people
    .filter(({ decides, owner: isOwner }) => decides.includes(approval) && !isOwner)
    .slice(0, Math.max(0, limit - 1));
  const ownerFirst = owner?.decides.includes(approval) ?? false;
  const chain = owner ? (ownerFirst ? [owner, ...entitled] : [...entitled, owner]) : entitled;
  return {
    approval,
    approvers: chain.map(({ id }) => id),
    note: chainNote(approval, chain, owner, entitled.length > 0 || ownerFirst),
  };
}

function chainNote(
  approval: Kind,
  chain: readonly Person[],
  owner: Person | undefined,
  named: boolean,
): string {
  if (chain.length === 0) return `Nobody may decide this (${approval}) by the brief, and it names no owner.`;
  const names = chain.map(({ name, role }) => `${name} (${role})`).join(', then ');
  if (!named) return `The brief gives nobody the right (${approval}); it falls to the owner, ${owner?.name}.`;
  return owner
    ? `Asked in this order: ${names}. A name without a sign-in falls to the owner.`
    : `Asked in this order: ${names}. There is no owner to fall back on.`;
}

function notesOn(people: readonly Person[], owner: Person | undefined): string[] {
  const without = people.filter(({ owner: isOwner, decides }) => !isOwner && decides.length === 0);
  return [
    ...(owner ? [] : ['The brief names no owner: someone has to own the event before it can be planned.']),
    ...(people.length === 1 && owner ? [`${owner.name} decides everything; a deputy should be named.`] : []),
    ...without.map(
      ({ name, role }) =>
        `${name} (${role}) has no decision right in the brief; what concerns ${name} falls to the owner.`,
    ),
    ...(people.some(({ contact }) => contact === null)
      ? ['Contacts that the brief does not give have to be added by a person.']
      : []),
  ];
}
