import type { InstructionLevel } from '../kernel/levels.ts';
import type { LinkDepth } from './task-links.ts';

/** What a level changes in the network of tasks; shared by the tasks that draft the register and the timeline. */
export interface BreakdownParams {
  /** Most tasks that single wishes of the brief may add. */
  briefTasks: number;
  /** `minimum`: what a professional would not leave out; `full`: every stream; `strategic`: playbooks and reviews as well. */
  breakdown: 'minimum' | 'full' | 'strategic';
  links: LinkDepth;
  milestones: 'minimum' | 'all';
  /** Tasks that one owner carries side by side before the plan moves some within their float; null: not levelled. */
  tasksAtOnce: number | null;
}

export const breakdownLevels = {
  Beginner: {
    briefTasks: 4,
    breakdown: 'minimum',
    links: 'needed',
    milestones: 'minimum',
    tasksAtOnce: null,
  },
  Intermediate: { briefTasks: 5, breakdown: 'full', links: 'all', milestones: 'all', tasksAtOnce: null },
  Advanced: { briefTasks: 6, breakdown: 'strategic', links: 'all', milestones: 'all', tasksAtOnce: 4 },
} as const satisfies Record<InstructionLevel, BreakdownParams>;

export const levelOfBreakdown = {
  minimum: 'Beginner',
  full: 'Intermediate',
  strategic: 'Advanced',
} as const satisfies Record<BreakdownParams['breakdown'], InstructionLevel>;
