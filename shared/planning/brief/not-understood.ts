import type { BriefSubmission } from '../../artifacts/submitted-brief.ts';
import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import { suspicionWords } from '../../kernel/suspicious-text.ts';
import { audienceNouns, eventTypeWords } from '../../knowledge/brief-lexicon.ts';
import type { Clause, Segment } from './clauses.ts';
import type { ReadConstraint } from './read-constraints.ts';
import { modalityOf, spanOf } from './read-constraints.ts';
import { type BriefText, isField } from './sources.ts';
import { capitalised } from '../../kernel/capitalised.ts';

type NotUnderstood = EventBriefBody['notUnderstood'];

/** Said of a passage in which no rule found anything. */
export const whyUnread = 'no rule reads this; it is kept as written and changes nothing in the plan';

const longest = 300;
const most = 200;
const objectiveWords =
  /\b(?:goals?|aims?|objectives?|purpose|so that|we want|want to|in order to|celebrat\w+|honou?r\w*|launch\w*|ziel|cel|objetivo|objectif)\b/i;
/** "We want two holds and some savings" is how to go about it, "we want the talks recorded" a requirement: neither is what the event is for. */
const wishes = /\bwe want\b[^.]*\b(?:holds?|savings?|quotes?|offers?|(?:record|film|stream|caption)ed)\b/i;
/** Who is expected is a figure of its own. */
const onlyExpects = /^\W*(?:we|i) (?:expect|are expecting|count on)\b/i;
/** "Objectives: ..." is the title of what follows. */
const objectiveLabel = /^(?:objectives?|goals?|aims?|purpose)\s*:\s*(?=\S)/i;
/** When, how long and for how many: facts that have fields of their own. */
const plainFacts = new RegExp(
  `\\b(?:\\d\\S*(?:am|pm|st|nd|rd|th)?|${audienceNouns}|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:from|until|till|between|about|around|for|the|and|or|to|on|of|at|in))\\b`,
  'giu',
);
/** Words that carry no fact of their own. */
const smallTalk =
  /^(?:(?:hi|hello)(?: (?:team|all|there|everybody|everyone|folks))?|dear (?:\w+ ?){1,3}|thanks?(?: you)?(?: \w+){0,3}|regards|best(?: regards)?|cheers|please(?: help)?|many thanks|at (?:the )?most|max(?:imum)?|(?:plus|incl|excl|ex)\.? (?:vat|tax)|net|gross|all[- ]in|(?:it |this )?(?:may|might|can) (?:still )?(?:vary|change)(?: a (?:bit|little))?|(?:not (?:yet )?)?signed)[\s,.!]*$/i;

/** Clauses of free text that say what the event is for; the first sentence that says more than when stands in where none does. */
export function objectivesOf(
  submission: BriefSubmission,
  segments: readonly Segment[],
  title: string | null,
): string[] {
  if (submission.objectives.length > 0)
    return submission.objectives.flatMap((text) => splitObjectives(text, segments));
  const text = segments.filter(({ source }) => source.field === 'text');
  const stated = text.filter((segment) => objectiveWords.test(segment.text) && !wishes.test(segment.text));
  const isHeading = (segment: Segment) => (submission.text ?? '').trimStart().startsWith(`${segment.text}\n`);
  const sentences = text
    .filter((segment) => !isHeading(segment))
    .flatMap((segment) => besides(segment, title));
  const standIn =
    sentences.find((segment) => saysMore(segment) && !onlyExpects.test(segment.text)) ??
    sentences.find(saysMore) ??
    sentences[0];
  const chosen = stated.length > 0 || !standIn ? stated : [standIn];
  return chosen.slice(0, 20).map(({ text: said }) => said.replace(objectiveLabel, ''));
}

/** A sentence that begins with the title says what the event is after it, or nothing more. */
function besides(segment: Segment, title: string | null): { text: string }[] {
  if (!segment.clauses.some(({ text }) => text === title)) return [segment];
  const kind = segment.clauses.find(
    ({ text }) => text !== title && eventTypeWords.some(({ pattern }) => pattern.test(text)),
  );
  return kind ? [{ text: capitalised(kind.text) }] : [];
}

function saysMore({ text }: { text: string }): boolean {
  return (text.replaceAll(plainFacts, ' ').match(/\p{L}{3,}/gu) ?? []).length > 0;
}

function splitObjectives(text: string, segments: readonly Segment[]): string[] {
  const own = segments.filter(
    ({ source }) => source.field.startsWith('objectives') && source.original === text,
  );
  return own.length > 0 ? own.map((segment) => segment.text) : [];
}

/** Clauses in which no rule found anything. Those that bind the plan stay constraints, only without a concept. */
export function unreadClauses(
  segments: readonly Segment[],
  used: ReadonlySet<Clause>,
  usedSegments: ReadonlySet<number>,
): { clauses: Clause[]; constraints: ReadConstraint[] } {
  const clauses: Clause[] = [];
  const constraints: ReadConstraint[] = [];
  for (const segment of segments) {
    for (const clause of segment.clauses) {
      const isConstraint = isField(clause, 'constraints');
      if (!isConstraint && !isField(clause, 'text')) continue;
      if (used.has(clause) || usedSegments.has(clause.segment) || smallTalk.test(clause.text)) continue;
      const known =
        eventTypeWords.some(({ pattern }) => pattern.test(clause.text)) || objectiveWords.test(clause.text);
      if (known && !isConstraint) continue;
      clauses.push(clause);
      const modality = modalityOf(clause, segment);
      const binds = isConstraint || /\b(?:must|required?|needs?|should|prefer\w*)\b/i.test(clause.text);
      if (binds) constraints.push({ clause, text: clause.text, span: spanOf(clause), modality });
    }
  }
  return { clauses, constraints };
}

/** Whether an entry is there because its text was written for a machine. */
export function isForMachines({ why }: NotUnderstood[number]): boolean {
  return Object.values(suspicionWords).some((words) => why.includes(words));
}

/** Everything that was not used, with the reason; long texts and long lists are cut, and say so. */
export function notUnderstood(
  text: BriefText,
  unread: readonly Clause[],
  submission: BriefSubmission,
  extra: NotUnderstood,
): NotUnderstood {
  const all = [
    ...text.instructions.map((clause) => ({
      text: clause.text,
      why: `${suspicionWords[clause.suspicion]}; briefs are data`,
    })),
    ...text.hidden.map(({ field }) => ({ text: field, why: `it ${suspicionWords.hidden}` })),
    ...extra,
    ...submission.unknownFields.map((name) => ({ text: name, why: 'not a field of a brief' })),
    ...unread.map((clause) => ({
      text: clause.text,
      why: whyUnread,
    })),
    ...text.unread.map((source) => ({
      text: source.field,
      why: 'longer than a brief is read; the rest of this field was not read',
    })),
  ].map((entry) => ({
    ...entry,
    text: entry.text.length > longest ? `${entry.text.slice(0, longest)}...` : entry.text,
  }));
  if (all.length <= most) return all;
  return [...all.slice(0, most), { text: `${all.length - most} more`, why: 'too many to list' }];
}
