import type { LifecycleState } from './levels.ts';

/** What a list of events says of one without reading its plan. Kept in the event's row; texts are for people. */
export interface RunSummary {
  /** Content hashes that it was made from: it is made anew when one of them changes. */
  from: string;
  place: string | null;
  /** Local times or days, as the brief has them; of a window also how many days it is for. */
  dates: { start: string; end: string; windowForDays?: number } | null;
  /** IANA name of the event's zone; absent where the summary was made before it was kept. */
  timeZone?: string | null;
  /** People on site. */
  audience: number | null;
  money: { amountMinor: number; currency: string; basis: 'plan' | 'budget' | 'actual' } | null;
  /** `reachedBy`: the state after which it is behind the event, whatever its date; absent where only people know. */
  milestones: readonly { title: string; date: string; reachedBy?: LifecycleState }[];
  /** What the plan itself says against the event: sentences, worst first. */
  concerns: readonly string[];
}
