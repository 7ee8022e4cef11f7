import { solveMip, type MipSolver } from './mip-solver.ts';

/** A way to spend less, as the choice among them sees it. */
export interface Choosable {
  id: string;
  /** At most one of a group is taken. */
  group: string;
  savingMinor: number;
  /** 1 hardly noticed to 5 a different event. */
  severity: number;
  /** Id of an option without which this one makes no sense. */
  requires?: string;
}

/** Beyond so many options the last ranked are left out; ties below are told apart by a bit for each. */
const most = 16;

/** Up to so many options the search is faster than the solver (11 options: 0.1 to 0.4 ms against 10 to 18 ms of CPU). */
const searchedUpTo = 12;

/**
 * The options that close the gap and are noticed least: the sum of squared severities is smallest, because one loss that
 * hurts is worse than several that hardly show. Equal sums go to what was ranked first. Null when all do not suffice.
 */
export function chooseOptions(options: readonly Choosable[], gapMinor: number): string[] | null {
  return options.length > searchedUpTo ? chooseBySolver(options, gapMinor) : chooseExactly(options, gapMinor);
}

/** The same as a mixed-integer programme; without a solver or a proven optimum by the search. */
export function chooseBySolver(
  options: readonly Choosable[],
  gapMinor: number,
  solve: MipSolver = solveMip,
): string[] | null {
  const list = options.slice(0, most);
  if (gapMinor <= 0) return [];
  const groups = [...new Set(list.map(({ group }) => group))];
  const taken = (of: (option: Choosable) => boolean) =>
    list.flatMap((option, index) => (of(option) ? [[index, 1] as const] : []));
  const { status, values } = solve(
    {
      goal: 'minimise',
      variables: list.map((option, index) => ({ kind: 'binary', cost: noticed(option, index) })),
      rows: [
        // In parts of the gap, so that the solver's tolerance does not depend on the currency.
        {
          terms: list.map(({ savingMinor }, index) => [index, savingMinor / gapMinor]),
          sense: '>=',
          right: 1,
        },
        ...groups.map((group) => ({
          terms: taken((option) => option.group === group),
          sense: '<=' as const,
          right: 1,
        })),
        ...list.flatMap(({ requires }, index) =>
          requires === undefined
            ? []
            : [
                {
                  terms: [
                    [index, 1] as const,
                    ...taken(({ id }) => id === requires).map(([at]) => [at, -1] as const),
                  ],
                  sense: '<=' as const,
                  right: 0,
                },
              ],
        ),
      ],
    },
    { nodes: 5_000, gap: 0, absoluteGap: 0.5 },
  );
  const chosen = list.filter((_, index) => values?.[index] === 1);
  const closes = chosen.reduce((sum, { savingMinor }) => sum + savingMinor, 0) >= gapMinor;
  // Only a proven optimum that closes the gap to the last minor unit counts; else the search below decides.
  return status === 'optimal' && closes ? chosen.map(({ id }) => id) : chooseExactly(list, gapMinor);
}

/** The same by branch and bound, without a solver. */
export function chooseExactly(options: readonly Choosable[], gapMinor: number): string[] | null {
  const list = options.slice(0, most);
  const left = list.map((_, index) =>
    list.slice(index).reduce((sum, { savingMinor }) => sum + savingMinor, 0),
  );
  let best: { cost: number; ids: string[] } | null = null;
  const search = (index: number, taken: readonly Choosable[], saved: number, cost: number): void => {
    if (best && cost >= best.cost) return;
    const option = list[index];
    if (saved >= gapMinor && complete(taken)) {
      best = { cost, ids: taken.map(({ id }) => id) };
      return;
    }
    if (!option || (saved < gapMinor && saved + (left[index] ?? 0) < gapMinor)) return;
    if (!taken.some(({ group }) => group === option.group))
      search(index + 1, [...taken, option], saved + option.savingMinor, cost + noticed(option, index));
    search(index + 1, taken, saved, cost);
  };
  search(0, [], 0, 0);
  const found = best as { cost: number; ids: string[] } | null; // set inside the search, which the checker does not follow
  return found && found.ids;
}

function complete(taken: readonly Choosable[]): boolean {
  return taken.every(({ requires }) => requires === undefined || taken.some(({ id }) => id === requires));
}

/** Squared severity; the low bits are different for every set, so that there is one optimum. */
function noticed({ severity }: Choosable, index: number): number {
  return severity * severity * 2 ** (most + 1) + 2 ** index;
}
