import type { BriefSubmission } from '../../artifacts/submitted-brief.ts';
import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import { hasOwner } from './find-gaps.ts';
import type { Clause, Segment } from './clauses.ts';
import { capitalised } from '../../kernel/capitalised.ts';

type Stakeholder = EventBriefBody['stakeholders'][number];

const personName = String.raw`((?:\p{Lu}[\p{L}.'’-]*)(?:\s(?:(?:de|van|von|der|den|da|di|la)\s)*\p{Lu}[\p{L}.'’-]*){0,3})`;
const address = String.raw`(?:(?:Mr|Mrs|Ms|Mx|Shri|Smt|Frau|Herrn?|Mme|Sra?)\.?\s+)?(?:Dr\.\s+)?`;
const ownerAhead = new RegExp(
  String.raw`\b(?:[Oo]wner|[Oo]rgani[sz]er|[Ee]vent lead|[Ee]vent owner|[Cc]ontact|[Oo]rgani[sz]ed by|[Hh]osted by|[Rr]esponsible(?: officer| person)?|[Vv]erantwort(?:lich|ung)\w*|[Oo]rganisator\w*|[Oo]rganizator\w*|[Vv]eranstalter\w*|[Rr]esponsable|[Rr]esponsável|[Oo]rganizador\w*|[Oo]rganisat(?:eur|rice)|za wydarzenie odpowiada)(?![\p{L}])(?:\s+(?:on|from) our (?:side|end)|\s+(?:de|del|of)\s+(?:la |the )?\p{Ll}+)?(?:\s+(?:is|es|est|é|liegt bei|hat)|\s*[:=-])?\s+${address}${personName}`,
  'u',
);
const owns = String.raw`(?:is (?:the )?(?:overall )?(?:owner|organi[sz]er|boss|lead|responsible|in[- ]charge)|owns (?:it|this|the event)|(?:runs|leads|is running|is heading|heads) (?:it|this|the (?:event|project))|is heading it up|is looking after (?:it|this)|is in charge|is organi[sz]ing|organi[sz]es|organisiert (?:das|die|den|es)|é a responsável|est responsable|qui pilote|decides(?! (?:on |about )?(?:the |which )?\w+))`;
const ownerBehind = new RegExp(
  String.raw`${address}${personName}(?:,[^,.;]{3,30},)?(?:['’]s the owner|(?:\s+chairs [^.;]{3,30})?\s+(?:and\s+)?${owns})|${personName}(?:,\s+|\s+\()(?:[^,.;()]{3,30} and )?(?:[Ee]vent )?(?:[Oo]wner|[Oo]rgani[sz]er)\b`,
  'u',
);
/** Who writes owns it; the name stands beside the words, or below them as the signature. */
const ownerSpeaking = new RegExp(
  String.raw`\bI(?:['’]ll|['’]m| am| will)?\s(?:the )?(?:event )?(?:own(?:er)?|organi[sz]er|host|running|one organi[sz]ing)\b([^.;\n]{0,30}?[,(]\s?${personName}\)?(?=[.,;)\n]|$))?`,
  'u',
);
const signature = new RegExp(String.raw`\n\s*${personName}\s*(?:\(.*\))?\s*$`, 'u');

export interface PeopleReading {
  stakeholders: Stakeholder[];
  /** Sentences that name the owner, and clauses that say who decides what. */
  segments: number[];
  clauses: Clause[];
}

/** Stakeholders as sent, the owner from an answer, else an owner that the words name. A name gives no rights by itself. */
export function readPeople(
  submission: BriefSubmission,
  owner: string | undefined,
  segments: readonly Segment[],
): PeopleReading {
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
      clauses: [],
    };
  }
  const listed = listedPeople(segments);
  for (const { stakeholder } of listed)
    if (!stakeholders.some(({ name }) => name === stakeholder.name)) stakeholders.push(stakeholder);
  const listing = [...new Set(listed.map(({ segment }) => segment))];
  const deciding = deciders(segments);
  const clauses = deciding.map(({ clause }) => clause);
  for (const { stakeholder } of deciding)
    if (!stakeholders.some(({ name }) => name === stakeholder.name)) stakeholders.push(stakeholder);
  if (hasOwner({ stakeholders })) return { stakeholders, segments: listing, clauses };
  for (const { text, segment, source } of segments) {
    const name = ownerAhead.exec(text)?.[1] ?? ownerNamedFirst(text, source.text);
    if (name)
      return {
        stakeholders: [
          ...stakeholders,
          { name: name.replace(/[.]$/, ''), role: 'Owner', decisionRights: [] },
        ],
        segments: [...listing, segment],
        clauses,
      };
  }
  return { stakeholders, segments: listing, clauses };
}

function ownerNamedFirst(text: string, whole: string): string | undefined {
  const match = ownerBehind.exec(text);
  const speaking = ownerSpeaking.exec(text);
  return match?.[1] ?? match?.[2] ?? speaking?.[2] ?? (speaking ? signature.exec(whole)?.[1] : undefined);
}

const peopleList = /^(?:stakeholders?|people|persons|team|roles|contacts?)\s*:/i;
const withRole = new RegExp(String.raw`${personName}\s*\((\p{L}[^()]{1,40})\)`, 'gu');

/** "Stakeholders: J. Brandt (Owner), Finance (Budget Approval)". A role in brackets elsewhere is a remark. */
function listedPeople(segments: readonly Segment[]): { segment: number; stakeholder: Stakeholder }[] {
  return segments
    .filter(({ text }) => peopleList.test(text))
    .flatMap(({ segment, text }) =>
      [...text.matchAll(withRole)].map(([, name = '', role = '']) => ({
        segment,
        stakeholder: { name, role: role.trim(), decisionRights: [] },
      })),
    );
}

const decider = new RegExp(
  String.raw`(?:^|[,;]\s*|\band\s+)(?:(?:the|our)\s+)?(\p{L}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}.'-]*){0,3})(?:\s+(?:from|of|in)\s+(?:the\s+)?\p{L}+|\s+(?:team|department|director))?\s+(?:(decides|chooses|picks)\s+(?:on\s+|about\s+)?(?:the\s+)?venue|(approves|signs off|decides|controls)(?:\s+(?:on\s+)?(?:the\s+)?(?:budget|money|spend\w*|costs?))?(?=\s*(?:[,;.]|$)))`,
  'u',
);
const financeBody = /^(?:finance|treasury|accounts|controlling|accounting|cfo|hr)$/i;

/** "Ana picks the hall, the treasurer signs": whom to ask, as a stakeholder's role; nobody is asked less for it. */
function deciders(segments: readonly Segment[]): { clause: Clause; stakeholder: Stakeholder }[] {
  return segments
    .flatMap(({ clauses }) => clauses)
    .flatMap((clause) => {
      const { text } = clause;
      const [, name = '', venue, money] = decider.exec(text) ?? [];
      if (!name) return [];
      if (venue)
        return [{ clause, stakeholder: { name, role: 'Venue decision', decisionRights: ['Final Venue'] } }];
      const isMoney =
        money !== undefined && (/budget|money|spend|cost/i.test(text) || financeBody.test(name));
      const shown = name.length <= 3 ? name : capitalised(name);
      const stakeholder = { name: shown, role: 'Budget Approval', decisionRights: [] };
      return isMoney ? [{ clause, stakeholder }] : [];
    });
}
