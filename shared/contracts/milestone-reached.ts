import { type LifecycleState, stateIndex } from '../kernel/levels.ts';

/** Milestones that the run itself reaches, by the state whose end means them; of the others only people know. */
const reachedBy: Readonly<Record<string, LifecycleState>> = { MS0: 'Initiate', MS1: 'Plan', MS3: 'Budget' };

export const milestoneReachedBy = (milestoneId: string): LifecycleState | undefined => reachedBy[milestoneId];

/** Whether an event in that state has the milestone behind it, whatever its date. */
export function isMilestoneReached(milestoneId: string, state: LifecycleState): boolean {
  const last = milestoneReachedBy(milestoneId);
  return last !== undefined && stateIndex(last) < stateIndex(state);
}
