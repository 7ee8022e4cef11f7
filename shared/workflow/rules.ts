import type { RunState } from './rules/run-state.ts';
import * as version1 from './rules/version-1.ts';
import * as version2 from './rules/version-2.ts';

export type Rules = Pick<typeof version2, 'fold' | 'next' | 'intend' | 'settle'>;

export const LATEST_RULES = 2;

/** A generation is replayed with the rules it began with; the next one begins with the newest. */
export function rulesFor(version: number): Rules {
  if (version === 1) return version1;
  if (version === 2) return version2;
  throw new Error(`this build has no lifecycle rules of version ${version}`);
}

/** What the newest rules make of the state that a generation under any earlier ones left. */
export function underLatestRules(state: RunState): RunState {
  return version2.upgrade(state);
}
