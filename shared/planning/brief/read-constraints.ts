import { type BriefConcept, conceptValues } from '../../knowledge/brief-concepts.ts';
import { conceptRules, modalityWords, negationAfter, negationBefore } from '../../knowledge/brief-lexicon.ts';
import type { BriefConstraint } from '../../artifacts/event-brief-schema.ts';
import type { Clause, Segment } from './clauses.ts';
import { valueOf } from './concept-values.ts';
import type { Hit } from './value-parts.ts';
import { originalSpan } from './source-text.ts';

export interface ReadConstraint extends Omit<BriefConstraint, 'id'> {
  clause: Clause;
}

export const opposites: Partial<Record<BriefConcept, BriefConcept>> = {
  alcohol: 'no-alcohol',
  swag: 'no-swag',
  'paid-entry': 'free-entry',
};

/** Every concept that the clauses name, with its value and how firmly it is meant; one entry per concept and clause. */
export function readConstraints(segments: readonly Segment[]): ReadConstraint[] {
  return segments.flatMap((segment) =>
    segment.clauses.flatMap((clause) => clauseConstraints(clause, segment)),
  );
}

function clauseConstraints(clause: Clause, segment: Segment): ReadConstraint[] {
  const found = new Map<string, ReadConstraint & { at: number }>();
  for (const { concept, pattern } of conceptRules) {
    const match = pattern.exec(clause.text);
    if (!match) continue;
    const entry = toConstraint(
      concept,
      { text: clause.text, at: match.index, word: match[0] },
      clause,
      segment,
    );
    const key = entry.concept ?? JSON.stringify(entry.value);
    if (!found.has(key)) found.set(key, { ...entry, at: match.index });
  }
  if (found.has('no-alcohol')) found.delete('alcohol');
  // "Talks of 45 minutes" and "the talks recorded" speak of talks that are asked for elsewhere.
  const ofTalks = found.has('session-length') || found.has('recording');
  if (ofTalks && found.get('talks')?.value?.count === undefined) found.delete('talks');
  return [...found.values()].sort((a, b) => a.at - b.at).map(({ at: _at, ...entry }) => entry);
}

function toConstraint(concept: BriefConcept, hit: Hit, clause: Clause, segment: Segment): ReadConstraint {
  const base = { clause, text: clause.text, span: spanOf(clause), modality: modalityOf(clause, segment) };
  if (isNegated(hit)) {
    const opposite = opposites[concept];
    if (opposite) return { ...base, concept: opposite, value: {} };
    return { ...base, value: { not: concept } };
  }
  const value = valueOf(concept, hit);
  const checked = conceptValues[concept].safeParse(value);
  return { ...base, concept, value: checked.success ? checked.data : {} };
}

function isNegated({ text, at, word }: Hit): boolean {
  return (
    negationBefore.test(text.slice(Math.max(0, at - 40), at)) ||
    negationAfter.test(text.slice(at + word.length))
  );
}

export function spanOf(clause: Clause): NonNullable<BriefConstraint['span']> {
  return { field: clause.source.field, ...originalSpan(clause.source, clause.start, clause.end) };
}

/** Words first, the clause before its sentence; else the field speaks: what is assumed is an assumption, the rest is a must. */
export function modalityOf(clause: Clause, segment: Segment): BriefConstraint['modality'] {
  if (clause.source.field.startsWith('assumptions')) return 'assumption';
  for (const text of [clause.text, segment.text]) {
    if (modalityWords.assumption.test(text)) return 'assumption';
    if (modalityWords.should.test(text)) return 'should';
    if (/\b(?:must|required?|needs?|only|at least|mandatory|essential|has to|have to)\b/i.test(clause.text))
      return 'must';
  }
  return 'must';
}
