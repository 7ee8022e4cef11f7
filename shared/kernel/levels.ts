import { z } from 'zod';

/** Instruction levels, from single track to strategic optimisation. */
export const instructionLevels = ['Beginner', 'Intermediate', 'Advanced'] as const;
export const instructionLevel = z.enum(instructionLevels);
export type InstructionLevel = z.infer<typeof instructionLevel>;

export const lifecycleStates = [
  'Initiate',
  'Plan',
  'Research',
  'Budget',
  'Logistics',
  'Confirm',
  'Execute',
  'Postmortem',
] as const;
export const lifecycleState = z.enum(lifecycleStates);
export type LifecycleState = z.infer<typeof lifecycleState>;

/** Position in the lifecycle, for comparing states: Initiate 0 ... Postmortem 7. */
export function stateIndex(state: LifecycleState): number {
  return lifecycleStates.indexOf(state);
}
