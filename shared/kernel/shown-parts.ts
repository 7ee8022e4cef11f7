/** What people look at in an artifact, in words; nothing of it is sensitive. */
export interface ShownParts {
  /** Figures of the whole, by what people call them. */
  facts?: Readonly<Record<string, string>>;
  lists?: readonly ShownList[];
}

/** Things of one kind: the milestones of a timeline. */
export interface ShownList {
  one: string;
  several: string;
  rows: readonly ShownRow[];
}

export interface ShownRow {
  /** By which the thing is found again in another revision. */
  key: string;
  name: string;
  /** What of it is worth telling when it changes. */
  says: string;
}

/** A list by key, name and what it says; things that share a key are told apart by their order. */
export function listed<R>(
  [one, several]: readonly [one: string, several: string],
  rows: readonly R[],
  row: (of: R) => readonly [key: string, name: string, says: string | number],
): ShownList {
  const seen = new Map<string, number>();
  return {
    one,
    several,
    rows: rows.map((of) => {
      const [key, name, says] = row(of);
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      return { key: nth === 1 ? key : `${key} (${nth})`, name, says: String(says) };
    }),
  };
}
