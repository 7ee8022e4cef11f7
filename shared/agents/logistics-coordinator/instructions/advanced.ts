import type { InstructionSet } from '../../../kernel/define-agent.ts';

export const advanced: InstructionSet = {
  level: 'Advanced',
  version: '1.0.0',
  objectives: [
    'Run several venues and online channels as one programme.',
    'Replan with the fewest changes when a room, speaker or vendor falls away.',
    'Rehearse the contingency scenarios and measure the time to resolution.',
  ],
  constraints: [
    'Two paths for power, network and stream wherever a stage depends on them.',
    'Crowd flow and evacuation routes for every room and every change of rooms.',
    'Every scenario has a first action within 15 minutes and a deputy on site.',
    'Name roles, not invented people or suppliers.',
  ],
  onMissingInput: 'Plan the alternatives side by side until the answer is there.',
  onToolFailure: 'Fall back, log it, and widen the buffers.',
  onConflict: 'Compare the scenarios by safety first, then programme, then cost.',
};
