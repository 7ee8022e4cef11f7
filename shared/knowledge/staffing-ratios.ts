import { z } from 'zod';
import { defineKnowledge } from '../kernel/define-knowledge.ts';

/** One person per `people`, with the publication kind behind it. */
export const staffingRatios = {
  organiser: { people: 50, above500: 75, source: 'meeting-trade staffing guides' },
  securityDry: { people: 150, source: 'security-trade guides; crowd manager 1:250 (NFPA)' },
  securityAlcohol: { people: 75, source: 'security-trade guides' },
  securityMinimumAbove: { people: 100, count: 2, source: 'security-trade guides' },
  securitySupervisor: { guards: 12, source: 'security-trade guides' },
  firstAid: { per1000: 2, publicMinimum: 2, smallIndoorUpTo: 500, source: 'council first-aid guidance' },
  volunteers: { people: 25, extraPercent: 25, source: 'volunteer drop-out reports' },
  buffetServer: { people: 40, source: 'catering quick-number sheets' },
  buffetRunner: { people: 100, source: 'catering quick-number sheets' },
  platedServer: { tables: 2, tableSize: 10, source: 'catering quick-number sheets' },
  bartender: { people: 75, source: "planner's judgement" },
  trainer: { people: 20, source: "planner's judgement" },
  breakoutTechnician: { rooms: 2, source: "planner's judgement" },
} as const;

const ratio = z.int().min(1).max(100_000);
const count = z.int().min(0).max(1_000);
const source = z.string().min(1);

export const staffingTable = defineKnowledge({
  name: 'staffing-ratios',
  title: 'Staffing ratios',
  about: 'How many people one person on site looks after, by role.',
  schema: z.strictObject({
    organiser: z.strictObject({ people: ratio, above500: ratio, source }),
    securityDry: z.strictObject({ people: ratio, source }),
    securityAlcohol: z.strictObject({ people: ratio, source }),
    securityMinimumAbove: z.strictObject({ people: ratio, count, source }),
    securitySupervisor: z.strictObject({ guards: ratio, source }),
    firstAid: z.strictObject({ per1000: count, publicMinimum: count, smallIndoorUpTo: ratio, source }),
    volunteers: z.strictObject({ people: ratio, extraPercent: count, source }),
    buffetServer: z.strictObject({ people: ratio, source }),
    buffetRunner: z.strictObject({ people: ratio, source }),
    platedServer: z.strictObject({ tables: ratio, tableSize: ratio, source }),
    bartender: z.strictObject({ people: ratio, source }),
    trainer: z.strictObject({ people: ratio, source }),
    breakoutTechnician: z.strictObject({ rooms: ratio, source }),
  }),
  value: staffingRatios,
});
export type StaffingRatios = typeof staffingTable.value;

/** Arrivals model: desks = ceil(peak quarter of an hour x seconds / 900) + 1 help desk. Source: meeting-trade guides. */
export const registrationArrivals = {
  peakQuarterPercent: 25,
  serviceSeconds: { 'pre-printed': 30, 'print-on-demand': 60, 'on-site-payment': 120 },
  printOnDemandAbove: 500,
  noDeskBelow: 40,
} as const;

/** Planner's judgement. */
export const shiftRules = {
  maximumHours: 10,
  restHours: 11,
  breakMinutesPer6Hours: 30,
  overlapMinutes: 15,
  utilisationTarget: [60, 85],
} as const;
