import { z } from 'zod';
import type { BriefConstraint, EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import type { PlanChoices } from '../../../artifacts/plan-choices.ts';
import { defineRefinement } from '../../../kernel/define-refinement.ts';
import { type BriefConcept, briefConcepts, conceptValues } from '../../../knowledge/brief-concepts.ts';
import { exclusiveConcepts } from '../../../planning/brief/find-conflicts.ts';
import { whyUnread } from '../../../planning/brief/not-understood.ts';

/** A wish that may be named without figures: amounts, times and days are read by rules alone. */
const nameable = briefConcepts.filter((concept) => conceptValues[concept].safeParse({}).success);

const reading = z.strictObject({
  entry: z.string().describe('id of the data block'),
  quote: z.string().min(3).max(300).describe('the words that say it, exactly as they stand in the block'),
  concept: z.enum(nameable),
});
type Reading = z.infer<typeof reading>;

type Inputs = { planChoices: PlanChoices };
type Entry = EventBriefBody['notUnderstood'][number];

/** Passages in which no rule found anything: a model may say which known wish they name. The person sees which. */
export const readUnread = defineRefinement<Inputs, EventBriefBody, { readings: Reading[] }>({
  version: '1.0.0',
  ask: 'Each data block is a passage of an event brief that was not understood. Where a passage plainly asks for one of the known concepts, name it with the words that say so. Leave out every passage that does not; none at all is a good answer.',
  answer: z.strictObject({ readings: z.array(reading).max(40) }),
  data: (_inputs, { notUnderstood }) =>
    notUnderstood.flatMap((entry, index) =>
      isUnread(entry) ? [{ id: `n${index + 1}`, source: 'outside' as const, text: entry.text }] : [],
    ),
  merge(draft, { readings }, { planChoices }) {
    const problems: string[] = [];
    const constraints = [...draft.constraints];
    const notUnderstood = [...draft.notUnderstood];
    readings.forEach(({ entry: id, quote, concept }, index) => {
      const at = Number(/^n([1-9]\d{0,2})$/.exec(id)?.[1] ?? 0) - 1;
      const entry = notUnderstood[at];
      const problem = problemOf(draft, draft.notUnderstood[at], { quote, concept }, constraints, planChoices);
      if (problem !== null || !entry) return void problems.push(`/readings/${index}: ${problem}`);
      constraints.push(read(draft, entry, { quote, concept }, `c${nextNumber(constraints)}`));
      const [before, seen] = [
        entry.why === whyUnread ? '' : `${entry.why}; `,
        `"${quote}" is taken for ${concept}`,
      ];
      notUnderstood[at] = {
        ...entry,
        why: before === '' ? `read by a model, please check: ${seen}` : before + seen,
      };
    });
    return problems.length > 0
      ? { problems }
      : { body: { ...draft, constraints, notUnderstood }, written: [] };
  },
  score: ({ constraints }) => constraints.filter(({ concept }) => concept !== undefined).length,
});

const isUnread = ({ text, why }: Entry): boolean => why === whyUnread && !text.endsWith('...');

/** Why a reading does not hold; null where it does. */
function problemOf(
  draft: EventBriefBody,
  entry: Entry | undefined,
  { quote, concept }: Pick<Reading, 'quote' | 'concept'>,
  constraints: readonly BriefConstraint[],
  { dropConcepts }: PlanChoices,
): string | null {
  if (!entry || !isUnread(entry)) return 'there is no such data block';
  if (!entry.text.includes(quote)) return 'the quote does not stand in its data block';
  if (!spanOf(draft, entry, quote)) return 'the quote does not stand in the brief';
  const stated = new Set<string | undefined>(constraints.map((constraint) => constraint.concept));
  if (stated.has(concept)) return 'the concept is in the brief already';
  // A person let go of it; the value under `not` is a wish that it be left out.
  if (dropConcepts.includes(concept) || constraints.some(({ value }) => value?.['not'] === concept))
    return 'the concept was dropped';
  const excluded = exclusiveConcepts(concept).some((other) => stated.has(other));
  return excluded ? 'the concept contradicts another wish of the brief' : null;
}

/** How firmly it is meant is what the rules say about the passage; a wish, where they say nothing. */
function read(
  draft: EventBriefBody,
  entry: Entry,
  { quote, concept }: { quote: string; concept: BriefConcept },
  id: string,
): BriefConstraint {
  const asWritten = draft.constraints.find(({ text, concept: known }) => text === entry.text && !known);
  const span = spanOf(draft, entry, quote);
  const modality = asWritten?.modality ?? 'should';
  return { id, text: quote, ...(span && { span }), modality, concept, value: {}, readBy: 'model' };
}

function spanOf({ originalText }: EventBriefBody, { text }: Entry, quote: string): BriefConstraint['span'] {
  for (const { field, text: original } of originalText) {
    const passage = original.indexOf(text);
    const start = passage >= 0 ? original.indexOf(quote, passage) : -1;
    if (start >= 0) return { field, start, end: start + quote.length };
  }
  return undefined;
}

function nextNumber(constraints: readonly BriefConstraint[]): number {
  return Math.max(0, ...constraints.map(({ id }) => Number(id.slice(1)))) + 1;
}
