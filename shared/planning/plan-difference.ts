import { isObject } from '../kernel/plain-object.ts';
import type { ShownList, ShownParts, ShownRow } from '../kernel/shown-parts.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { describeBrief } from './brief/describe-brief.ts';

/** What people call the figures of an artifact, and how they stand. */
type Facts = Readonly<Record<string, string>>;

/** Things told one by one; the rest is counted. */
const TOLD = 3;

/** Several values of one field. */
const between = '; ';

/** The brief by field, for people; several values of one field in one text. */
export function briefFacts(brief: EventBriefBody): Facts {
  const all: Record<string, string> = {};
  for (const { field, text } of describeBrief({ brief, gaps: [] }).understood)
    all[field] = all[field] === undefined ? text : `${all[field]}${between}${text}`;
  return all;
}

/**
 * In short sentences, what a planner would see; `names` puts a name in place of an id. Empty where the two are equal.
 * Where nothing changes that the artifact declares as shown, the parts that differ are named.
 */
export function differencesOf(
  before: unknown,
  after: unknown,
  shown: (body: unknown) => ShownParts,
  names: ReadonlyMap<string, string> = new Map(),
): string[] {
  if (before === undefined) return ['drafted for the first time'];
  if (!differ(before, after)) return [];
  const [was, is] = [shown(before), shown(after)];
  const facts = changedFacts(was.facts ?? {}, is.facts ?? {}).map(
    ({ field, before: old, after: now }) => `${field}: ${named(old, names)} -> ${named(now, names)}`,
  );
  const lists = (is.lists ?? []).flatMap((list, at) => changedRows(was.lists?.[at], list, names));
  const told = [...facts, ...lists];
  return told.length > 0 ? told : otherParts(before, after);
}

/** By field; null where it is not said. Of the requirements only those that differ. */
export function changedFacts(before: Facts, after: Facts) {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter(({ before: old, after: now }) => old !== now)
    .map((fact) => (fact.field === 'constraints' ? onlyChanged(fact) : fact));
}

function onlyChanged(fact: { field: string; before: string | null; after: string | null }) {
  const [before, after] = [fact.before, fact.after].map((text) => text?.split(between) ?? []);
  const apart = (own: string[] = [], other: string[] = []) =>
    own.filter((part) => !other.includes(part)).join(between) || null;
  return { ...fact, before: apart(before, after), after: apart(after, before) };
}

function named(value: string | null, names: ReadonlyMap<string, string>): string {
  return value === null ? 'none' : (names.get(value) ?? value);
}

/** What moved from where to where, what is new and what is gone. */
function changedRows(
  was: ShownList | undefined,
  { one, several, rows }: ShownList,
  names: ReadonlyMap<string, string>,
): string[] {
  const earlier = new Map((was?.rows ?? []).map((row) => [row.key, row]));
  const kept = new Set(rows.map(({ key }) => key));
  const moved = rows.flatMap(({ key, name, says }) => {
    const old = earlier.get(key)?.says;
    return old === undefined || old === says ? [] : [`${named(name, names)}: ${old} -> ${says}`];
  });
  const more = moved.length - TOLD;
  return [
    ...moved.slice(0, TOLD),
    ...(more > 0 ? [`and ${more} more ${more === 1 ? `${one} changes` : `${several} change`}`] : []),
    ...counted(
      'more',
      rows.filter(({ key }) => !earlier.has(key)),
      [one, several],
      names,
    ),
    ...counted(
      'fewer',
      [...earlier.values()].filter(({ key }) => !kept.has(key)),
      [one, several],
      names,
    ),
  ];
}

function counted(
  word: 'more' | 'fewer',
  rows: readonly ShownRow[],
  [one, several]: readonly [string, string],
  names: ReadonlyMap<string, string>,
): string[] {
  if (rows.length === 0) return [];
  const told = rows.slice(0, TOLD).map(({ name }) => named(name, names));
  const rest = rows.length - told.length;
  const list = rest > 0 ? `${told.join('; ')} and ${rest} more` : told.join('; ');
  return [`${rows.length} ${rows.length === 1 ? one : several} ${word}: ${list}`];
}

/** Nothing that people look at first: the parts of the body that differ, or that it is wording alone. */
function otherParts(before: unknown, after: unknown): string[] {
  if (!isObject(before) || !isObject(after)) return ['only its wording changes'];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = keys.filter((key) => differ(before[key], after[key]));
  const things = changed.filter((key) => !isWording(key, before[key], after[key]));
  if (things.length === 0) return ['only its wording changes: reasons, notes or where a figure comes from'];
  const told = things.slice(0, TOLD).map(partWords);
  const rest = things.length - told.length;
  return [`changes in ${told.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`];
}

/** `otherHolds` is "other holds". */
const partWords = (key: string): string =>
  key
    .replace(/Minor$/, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

function differ(before: unknown, after: unknown): boolean {
  if (before === after) return false;
  if (Array.isArray(before) && Array.isArray(after))
    return before.length !== after.length || before.some((part, at) => differ(part, after[at]));
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.some((key) => differ(before[key], after[key]));
  }
  return true;
}

/** Whether two values that differ do so in sentences alone. Where a figure comes from is told, not planned with. */
function isWording(key: string, before: unknown, after: unknown): boolean {
  if (key === 'basis' || key.endsWith('Basis')) return true;
  if (typeof before === 'string' && typeof after === 'string') return [before, after].some(isSentence);
  if (Array.isArray(before) && Array.isArray(after)) {
    const all: unknown[] = [...before, ...after];
    if (all.every((part) => typeof part === 'string')) return all.every(isSentence);
    return (
      before.length === after.length &&
      before.every((part, at) => !differ(part, after[at]) || isWording('', part, after[at]))
    );
  }
  if (!isObject(before) || !isObject(after)) return false;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.every((own) => !differ(before[own], after[own]) || isWording(own, before[own], after[own]));
}

const isSentence = (text: unknown): boolean => typeof text === 'string' && text.trim().includes(' ');
