import type { BriefConcept } from '../../knowledge/brief-concepts.ts';
import type { Segment } from './clauses.ts';
import { linkMoney, linkSessionLength } from './link-money.ts';
import { readMoney } from './money-facts.ts';
import { type ReadConstraint, opposites, readConstraints } from './read-constraints.ts';

/** Facts of one session that stand beside each other: who gives the keynote says nothing about how many there are. */
const completed: ReadonlySet<string | undefined> = new Set<BriefConcept>([
  'keynote',
  'talks',
  'breakouts',
  'reception',
]);
/** Two ways to say how many. */
const howMany = ['count', 'perDay'];

/** The requirements with those of later changes: each takes the place of what was said before of the same, or of its opposite. */
export function corrected(
  constraints: readonly ReadConstraint[],
  corrections: readonly Segment[],
  country: string | null,
): ReadConstraint[] {
  const changes = [...new Set(corrections.map(({ source }) => source.field))];
  return changes.reduce<ReadConstraint[]>(
    (all, field) => {
      const segments = corrections.filter(({ source }) => source.field === field);
      const facts = readMoney(segments, country);
      const later = linkSessionLength(linkMoney(readConstraints(segments), facts, segments));
      const about = new Set(later.map(subjectOf));
      const same = (entry: ReadConstraint) => all.filter(({ concept }) => concept === entry.concept);
      return [
        ...all.filter((entry) => !about.has(subjectOf(entry))),
        ...later.map((entry) => completedBy(entry, same(entry))),
      ];
    },
    [...constraints],
  );
}

const positive: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(opposites).map(([concept, opposite]) => [opposite, concept]),
);

/** What it is about, wanted or not. */
function subjectOf({ concept, value, text }: ReadConstraint): unknown {
  return concept ? (positive[concept] ?? concept) : (value?.not ?? text);
}

function completedBy(entry: ReadConstraint, earlier: readonly ReadConstraint[]): ReadConstraint {
  if (!completed.has(entry.concept)) return entry;
  const { value = {} } = entry;
  const says = howMany.some((key) => value[key] !== undefined);
  const before = Object.entries(Object.assign({}, ...earlier.map((other) => other.value)) as object); // values are plain objects
  const kept = before.filter(([key]) => !says || !howMany.includes(key));
  return { ...entry, value: { ...Object.fromEntries(kept), ...value } };
}
