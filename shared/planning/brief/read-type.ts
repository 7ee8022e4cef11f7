import type { EventBriefBody, EventType } from '../../artifacts/event-brief-schema.ts';
import type { BriefSubmission } from '../../artifacts/submitted-brief.ts';
import { eventTypeWords } from '../../knowledge/brief-lexicon.ts';
import { eventTypeOf } from './check-answer.ts';
import type { Segment } from './clauses.ts';
import type { ReadConstraint } from './read-constraints.ts';

interface TypeReading {
  type: EventType | null;
  notUnderstood: EventBriefBody['notUnderstood'];
}

/** The kind of event as sent, as the words call it, or as its programme shows; null where nothing says it. */
export function readType(
  { eventType }: BriefSubmission,
  segments: readonly Segment[],
  constraints: readonly ReadConstraint[],
): TypeReading {
  if (eventType) {
    const type = eventTypeOf(eventType);
    const unknown = { text: eventType, why: 'no known kind of event; planned as "other"' };
    return type ? { type, notUnderstood: [] } : { type: 'other', notUnderstood: [unknown] };
  }
  const [called] = segments
    .filter(
      ({ source: { field } }) => field === 'title' || field === 'text' || field.startsWith('objectives'),
    )
    .flatMap(({ text }) => typeIn(text) ?? []);
  // A reception or a party is part of many events: the programme says more.
  if (called && !isPart.test(called.words)) return { type: called.type, notUnderstood: [] };
  const has = (concept: ReadConstraint['concept']) => constraints.some((entry) => entry.concept === concept);
  const type = has('tracks') || (has('talks') && has('keynote')) ? 'conference' : (called?.type ?? null);
  return { type, notUnderstood: [] };
}

const isPart = /^(?:reception|party)$/i;

function typeIn(text: string): { type: EventType; words: string } | undefined {
  const hits = eventTypeWords.flatMap(({ type, pattern }) => {
    const found = pattern.exec(text);
    return found ? [{ type, words: found[0], at: found.index }] : [];
  });
  return hits.sort((a, b) => Number(a.type === 'other') - Number(b.type === 'other') || a.at - b.at)[0];
}
