import type { TaskTag } from './work-breakdown-task.ts';

export interface CompressionStep {
  id: string;
  option: string;
  effect: string;
  /** Working days that replace the most likely duration. */
  shorten: Readonly<Record<string, number>>;
  /** Tasks that the option makes unnecessary. */
  drop: readonly string[];
  dropTags: readonly TaskTag[];
  /** Tasks that stand for more once others are dropped. */
  retitle: Readonly<Record<string, string>>;
  /** [task, predecessor]: the wait for this predecessor is given up. */
  unlink: readonly (readonly [string, string])[];
}

const nothing = { shorten: {}, drop: [], dropTags: [], retitle: {}, unlink: [] } as const;

/** In the order in which a planner tries them. Source: planner's judgement. */
export const compressionLadder = [
  {
    ...nothing,
    id: 'parallel',
    option: 'Start in parallel what is only serial by convention',
    effect: 'Brand, website and catering tender run on provisional facts; some rework if the venue changes',
    unlink: [
      ['C18', 'C15'],
      ['C30', 'C15'],
      ['G13', 'G09'],
      ['G14', 'G09'],
      ['W11', 'W10'],
      ['M08', 'M06'],
    ],
  },
  {
    ...nothing,
    id: 'short-tenders',
    option: 'Venue proposals within 5 to 8 days, a call for proposals, if any, open 3 weeks',
    effect: 'Fewer proposals to choose from',
    shorten: { C10: 8, C22: 15, G06: 12, W06: 4, M03: 1 },
  },
  {
    ...nothing,
    id: 'curated-programme',
    option: 'Curated programme instead of a call for proposals',
    effect: 'Speakers are invited; less breadth, more work for the programme chair',
    dropTags: ['cfp'],
    retitle: { C21: 'Keynotes and all other speakers invited and contracted' },
  },
  {
    ...nothing,
    id: 'drop-optional',
    option: 'Drop what is not needed to hold the event',
    effect: 'No giveaways, no exhibitors; attendees book their own hotels',
    dropTags: ['optional', 'expo', 'travel'],
  },
  {
    ...nothing,
    id: 'package-venue',
    option: 'Venue with in-house AV and catering at a day-delegate rate',
    effect: 'No AV and catering tenders; less choice of menu and equipment',
    drop: ['C29', 'C30'],
    shorten: { W13: 2, G14: 8, G15: 3 },
  },
  {
    ...nothing,
    id: 'rush-premium',
    option: 'Pay rush premiums of 10 to 25 % on print, AV and decor',
    effect: 'Costs more; suppliers work to their optimistic durations',
    shorten: { C29: 8, C36: 5, C37: 5, C38: 10, G14: 8, G19: 8, W12: 8 },
  },
  {
    ...nothing,
    id: 'move-date',
    option: 'Move the event to a later date',
    effect: 'No rush; speakers, venue and audience must be asked again',
  },
  {
    ...nothing,
    id: 'shrink-or-online',
    option: 'Shrink the event or hold it online',
    effect: 'Drops venue, catering and permit work; a different experience',
  },
] as const satisfies readonly CompressionStep[];
