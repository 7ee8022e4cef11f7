import type { BriefSubmission } from '../../artifacts/submitted-brief.ts';
import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import { hasOwner } from './find-gaps.ts';
import { type Segment } from './clauses.ts';

type Stakeholder = EventBriefBody['stakeholders'][number];

const personName = String.raw`(\p{Lu}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}.'-]*){0,3})`;
const ownerAhead = new RegExp(
  String.raw`\b(?:[Oo]wner|[Oo]rgani[sz]er|[Ee]vent lead|[Ee]vent owner|[Cc]ontact|[Oo]rgani[sz]ed by|[Hh]osted by|[Vv]erantwortlich\w*|[Oo]rganisator\w*|[Oo]rganizator\w*|[Vv]eranstalter\w*)\b(?:\s+is|\s*[:=-])?\s+${personName}`,
  'u',
);
const ownerBehind = new RegExp(
  String.raw`${personName}\s+(?:is the (?:owner|organi[sz]er)|owns (?:it|this|the event)|is organi[sz]ing|organi[sz]es|is responsible|decides)`,
  'u',
);

/** Stakeholders as sent, the owner from an answer, else an owner that the words name. A name gives no rights by itself. */
export function readPeople(
  submission: BriefSubmission,
  owner: string | undefined,
  segments: readonly Segment[],
): { stakeholders: Stakeholder[]; segments: number[] } {
  const stakeholders: Stakeholder[] = submission.stakeholders.map(
    ({ name, role, contact, decisionRights }) => ({
      name,
      role,
      decisionRights,
      ...(contact ? { contact } : {}),
    }),
  );
  if (owner !== undefined) {
    const known = stakeholders.find(({ name }) => name === owner);
    const others = stakeholders.filter(({ name }) => name !== owner);
    return {
      stakeholders: [
        { ...known, name: owner, role: 'Owner', decisionRights: known?.decisionRights ?? [] },
        ...others,
      ],
      segments: [],
    };
  }
  if (hasOwner({ stakeholders })) return { stakeholders, segments: [] };
  for (const { text, segment } of segments) {
    const name = ownerAhead.exec(text)?.[1] ?? ownerBehind.exec(text)?.[1];
    if (name)
      return {
        stakeholders: [
          ...stakeholders,
          { name: name.replace(/[.]$/, ''), role: 'Owner', decisionRights: [] },
        ],
        segments: [segment],
      };
  }
  return { stakeholders, segments: [] };
}
