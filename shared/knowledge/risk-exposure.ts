/** Chance of a risk by its probability from 1 to 5, in percent. Planner's judgement. */
export const chancePercent = { 1: 5, 2: 15, 3: 30, 4: 50, 5: 75 } as const;
/** What a risk costs when it happens, by its impact from 1 to 5, in percent of the budget. Planner's judgement. */
export const costPercent = { 1: 0.5, 2: 2, 3: 5, 4: 10, 5: 25 } as const;

/** How many risks a team of that size of event can keep an eye on. Planner's judgement. */
export const risksBySize = [
  { upTo: 59, risks: 8 },
  { upTo: 149, risks: 12 },
  { upTo: 499, risks: 18 },
  { upTo: null, risks: 30 },
] as const satisfies readonly { upTo: number | null; risks: number }[];

/** Kept whatever their rating, because they end an event: venue lost, stream lost, main supplier lost. */
export const alwaysWatched: readonly string[] = ['R01', 'R09', 'R11'];
/** Have a scenario whatever their rating, where they are watched at all: nobody thinks up an evacuation while it burns. Planner's judgement. */
export const alwaysPrepared: readonly string[] = [...alwaysWatched, 'R15'];
