import type { RunState } from './rules/run-state.ts';
import * as version1 from './rules/version-1.ts';
import { fold, intend, next, settle, upgrade } from './rules/version-2.ts';

const version2 = { fold, next, intend, settle };
export type Rules = typeof version2;

export const LATEST_RULES = 2;

/** A generation is replayed with the rules it began with; the next one begins with the newest. */
export function rulesFor(version: number): Rules {
  if (version === 1) return version1;
  if (version === 2) return version2;
  throw new Error(`this build has no lifecycle rules of version ${version}`);
}

/** What the newest rules make of the state that a generation under any earlier ones left. */
export function underLatestRules(state: RunState): RunState {
  return upgrade(state);
}
