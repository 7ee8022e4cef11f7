import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { Requirement } from '../artifacts/requirements.ts';
import type { VenueCriteriaBody } from '../artifacts/venue-criteria.ts';
import { wants } from './brief-facts.ts';

/** Wishes that a venue meets or not, and not a supplier or the schedule. */
const venueConcepts: readonly string[] = [
  'step-free',
  'outdoor',
  'power',
  'internet',
  'camping',
  'near-transit',
  'city-centre',
  'parking',
  'quiet-room',
  'hearing-loop',
  'captions',
  'sign-language',
  'interpretation',
  'buildings',
];

/** What the house has to offer for it. */
const askOfHouse: Readonly<Record<string, string>> = {
  captions: 'Live captions: screens seen from every seat, a desk and a wired line for the captioner',
  'sign-language': 'Sign language: a lit place beside the stage, seats kept in its sight',
  interpretation: 'Interpretation: level floor for booths with sight of the stage',
};

/** What the brief asks of a venue, each idea once; hard where a venue without it is left out. */
export function venueFilters(
  brief: EventBriefBody,
  items: readonly Requirement[],
): VenueCriteriaBody['filters'] {
  // Of a choice the first option: one of them is enough.
  const first = items.filter(({ text }, index) => items.findIndex((other) => other.text === text) === index);
  const named = first.flatMap(({ concept, text, priority, tracesTo }) =>
    concept && venueConcepts.includes(concept)
      ? [
          {
            id: concept,
            label: askOfHouse[concept] ?? text,
            priority: priority === 'must' ? ('must' as const) : ('should' as const),
            hard: priority === 'must' && hardConcepts.includes(concept),
            from: tracesTo.id,
          },
        ]
      : [],
  );
  const once = named.filter(({ id }, index) => named.findIndex((other) => other.id === id) === index);
  const festival =
    brief.eventType === 'festival' && !once.some(({ id }) => id === 'outdoor') && wants(brief, 'camping');
  return festival
    ? [...once, { id: 'outdoor', label: 'Open-air site', hard: true, priority: 'must', from: 'eventType' }]
    : once;
}

/** Where a venue that lacks it is left out. The others can be brought in, and count as wishes. */
const hardConcepts: readonly string[] = ['step-free', 'outdoor', 'camping'];
