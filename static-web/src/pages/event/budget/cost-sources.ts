/** Between the parts of a line's source. */
const between = '; ';

/** What the sources of most lines say alike, so that it is said once. In the order of the first line that says it. */
export function saidByMost(sources: readonly string[]): string[] {
  const parts = sources.map((source) => new Set(source.split(between)));
  const all = [...new Set(parts.flatMap((own) => [...own]))];
  const count = (part: string) => parts.filter((own) => own.has(part)).length;
  return all.filter((part) => count(part) > 1 && count(part) >= sources.length * 0.75);
}

/** What is left of a source; nothing where it is the one of most lines. */
export function ownSource(source: string, said: readonly string[]): string {
  const own = source.split(between).filter((part) => !said.includes(part));
  return own.join(between);
}

/** How much of what: "412 × person"; of a share only what it is a share of. */
export const amountOf = (quantity: number, unit: string): string =>
  unit.startsWith('%') ? unit : `${quantity} × ${unit}`;
