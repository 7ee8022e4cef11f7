import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';

/** Who speaks by the words of the brief: those of keynotes, then those whose hours it gives. */
export function namedSpeakers(brief: Pick<EventBriefBody, 'constraints'>): string[] {
  const keynotes = constraintsOf(brief, 'keynote').flatMap(({ value }) => value.speaker ?? []);
  const bound = constraintsOf(brief, 'speaker-window').flatMap(({ value, constraint }) =>
    value.name && speaks(value.name, constraint.text) ? [value.name] : [],
  );
  const others = bound.filter((name) => !keynotes.some((known) => samePerson(known, name)));
  return [...new Set([...keynotes, ...others])];
}

/** "Dr. Lindqvist" and "Lindqvist". */
export function samePerson(a: string, b: string): boolean {
  return a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`);
}

/** "The caterer can only come after 8": hours of somebody or something else. */
function speaks(name: string, words: string): boolean {
  const titled = /^(?:Dr|Prof|Sir|Dame)\b/.test(name);
  return titled || /\b(?:speak\w*|keynotes?|talks?|presents?|presentation)\b/i.test(words);
}
