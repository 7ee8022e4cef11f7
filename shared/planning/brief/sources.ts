import type { BriefSubmission } from '../../artifacts/submitted-brief.ts';
import { hasHidden, type Suspicion, suspicionOf } from '../../kernel/suspicious-text.ts';
import { type Clause, type Segment, splitSources } from './clauses.ts';
import { type SourceText, toSource } from './source-text.ts';

/** A passage that is written for a machine: kept as a quotation and read no further. */
export interface SetAside extends Clause {
  suspicion: Suspicion;
}

export interface BriefText {
  sources: SourceText[];
  /** Sentences to read, without what reads like an instruction. */
  segments: Segment[];
  /** Those of later changes: only requirements are read from them. */
  corrections: Segment[];
  instructions: SetAside[];
  /** Fields with characters that hide or reorder text. */
  hidden: SourceText[];
  unread: SourceText[];
}

/** The words of a brief, field by field, in a fixed order. */
export function briefText(submission: BriefSubmission): BriefText {
  const { title, text, place, budget, objectives, constraints, assumptions, corrections = [] } = submission;
  const single = [
    ['title', title],
    ['text', text],
    ['place', place],
    ['budget', budget],
  ] as const;
  const lists = [
    ['objectives', objectives],
    ['constraints', constraints],
    ['assumptions', assumptions],
    ['corrections', corrections],
  ] as const;
  const entries = [
    ...single.flatMap(([field, value]) => (typeof value === 'string' ? [{ field, value }] : [])),
    ...lists.flatMap(([field, list]) =>
      list.map((value, at) => ({ field: list.length > 1 ? `${field}/${at}` : field, value })),
    ),
  ];
  const sources = entries
    .filter(({ value }) => value.trim() !== '')
    .map(({ field, value }) => toSource(field, value));
  const { segments, left } = splitSources(sources);
  const instructions: SetAside[] = [];
  const readable = segments.flatMap((segment) => withoutInstructions(segment, instructions));
  const isCorrection = (segment: Segment) => isField(segment, 'corrections');
  return {
    sources,
    segments: readable.filter((segment) => !isCorrection(segment)),
    corrections: readable.filter(isCorrection),
    instructions,
    hidden: sources.filter(({ original }) => hasHidden(original)),
    unread: left,
  };
}

/** Words of one field without what is set aside, for rules that search all of a brief. */
export function readableText(field: string, text: string): string {
  return splitSources([toSource(field, text)])
    .segments.flatMap((segment) => withoutInstructions(segment, []))
    .map((segment) => segment.text)
    .join('\n');
}

/** From the first clause that gives orders to its sentence's end nothing is read: what follows an order belongs to it. */
function withoutInstructions(segment: Segment, instructions: SetAside[]): Segment[] {
  const [whole, ...parts] = [segment, ...segment.clauses].map(({ text }) => suspicionOf(text));
  const first = parts.findIndex((part) => part !== null);
  const suspicion = parts[first] ?? whole;
  if (!suspicion) return [segment];
  const cut = Math.max(first, 0);
  const from = segment.clauses[cut]?.start ?? segment.start;
  instructions.push({
    ...segment,
    start: from,
    text: segment.source.text.slice(from, segment.end),
    suspicion,
  });
  if (cut === 0) return [];
  const end = segment.clauses[cut - 1]?.end ?? segment.end;
  return [
    {
      ...segment,
      end,
      text: segment.source.text.slice(segment.start, end),
      clauses: segment.clauses.slice(0, cut),
    },
  ];
}

/** Fields of one kind, whether sent as one text or as a list. */
export function isField(clause: Clause, field: string): boolean {
  return clause.source.field === field || clause.source.field.startsWith(`${field}/`);
}
