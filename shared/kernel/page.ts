/** Part of a list in its stable order: at most `limit` rows, after the one with this key. */
export interface PageAsked<K> {
  limit: number;
  after?: K | undefined;
}

export interface Page<T, K> {
  rows: readonly T[];
  /** Key of the last row; null when the list ends with it. */
  next: K | null;
}

/** Rows of a list that numbers its rows without a gap: those after number `after`, at most `limit`. */
export interface NumberedPage {
  after: number;
  limit: number;
}

/** Of one row more than were asked for: that there is one more says that the list goes on. */
export function pageFrom<T, K>(found: readonly T[], limit: number, keyOf: (row: T) => K): Page<T, K> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? keyOf(last) : null };
}

/** The same for numbered rows: `read` is asked for one more. */
export async function numberedPage<T>(
  { limit, after = 0 }: PageAsked<number>,
  read: (page: NumberedPage) => Promise<readonly T[]>,
  numberOf: (row: T) => number,
): Promise<Page<T, number>> {
  return pageFrom(await read({ after, limit: limit + 1 }), limit, numberOf);
}
