import { judgement } from '../kernel/basis.ts';

/** How strongly tasks of one owner or vendor are late together. */
export const scheduleUncertainty = {
  correlationPercent: 40,
  source: `${judgement}: 30 to 50 % for tasks of one owner or vendor; independent tasks would understate the spread`,
} as const;
