import { z } from 'zod';
import { defineKnowledge } from '../kernel/define-knowledge.ts';

export type BudgetCategory =
  | 'venue'
  | 'catering'
  | 'av'
  | 'programme'
  | 'staff'
  | 'marketing'
  | 'decor'
  | 'insurance'
  | 'access'
  | 'contingency';

/** What money is spent on, in the order of a budget; the contingency is not spent. */
export const spendingCategories: readonly Exclude<BudgetCategory, 'contingency'>[] = [
  'venue',
  'catering',
  'av',
  'programme',
  'staff',
  'marketing',
  'decor',
  'insurance',
  'access',
];

export type ShareColumn = 'meetup' | 'workshop' | 'conference' | 'gala' | 'festival' | 'large-hybrid';

export const categoryTitles = {
  venue: 'Venue and space',
  catering: 'Catering',
  av: 'AV, staging, stream',
  programme: 'Programme and talent',
  staff: 'Staff, security, medical',
  marketing: 'Marketing, registration, print',
  decor: 'Decor and rental',
  insurance: 'Insurance, permits, legal',
  access: 'Access and inclusion',
  contingency: 'Contingency',
} as const satisfies Record<BudgetCategory, string>;

/** Percent of the total; each column sums to 100. Source: planner's judgement within published ranges. */
export const budgetShares = {
  meetup: {
    venue: 15,
    catering: 55,
    av: 8,
    programme: 2,
    staff: 3,
    marketing: 5,
    decor: 0,
    insurance: 1,
    access: 2,
    contingency: 9,
  },
  workshop: {
    venue: 22,
    catering: 25,
    av: 10,
    programme: 20,
    staff: 4,
    marketing: 6,
    decor: 1,
    insurance: 1,
    access: 2,
    contingency: 9,
  },
  conference: {
    venue: 20,
    catering: 30,
    av: 14,
    programme: 7,
    staff: 6,
    marketing: 8,
    decor: 1,
    insurance: 2,
    access: 2,
    contingency: 10,
  },
  gala: {
    venue: 14,
    catering: 38,
    av: 11,
    programme: 8,
    staff: 5,
    marketing: 5,
    decor: 7,
    insurance: 2,
    access: 1,
    contingency: 9,
  },
  festival: {
    venue: 13,
    catering: 4,
    av: 18,
    programme: 20,
    staff: 14,
    marketing: 8,
    decor: 3,
    insurance: 4,
    access: 2,
    contingency: 14,
  },
  'large-hybrid': {
    venue: 16,
    catering: 25,
    av: 18,
    programme: 7,
    staff: 8,
    marketing: 8,
    decor: 2,
    insurance: 2,
    access: 2,
    contingency: 12,
  },
} as const satisfies Record<ShareColumn, Record<BudgetCategory, number>>;

export const shareSource = "planner's judgement within published ranges";

/** Contingency in percent of the total by kind of event. Published 5-20; never below the floor. */
export const contingencyPercent = {
  meetup: 5,
  workshop: 8,
  conference: 10,
  gala: 10,
  festival: 15,
  'large-hybrid': 12,
  floor: 5,
} as const;

const percent = z.number().min(0).max(100);
const shares = z
  .strictObject({
    venue: percent,
    catering: percent,
    av: percent,
    programme: percent,
    staff: percent,
    marketing: percent,
    decor: percent,
    insurance: percent,
    access: percent,
    contingency: percent,
  })
  .refine(
    (column) => Math.abs(Object.values(column).reduce((sum, share) => sum + share, 0) - 100) < 1e-6,
    'The shares of a kind of event sum to 100.',
  );
/** A reserve that leaves something to spend. */
const reserve = z.number().min(0).max(50);
const perColumn = <S extends z.ZodType>(one: S) => ({
  meetup: one,
  workshop: one,
  conference: one,
  gala: one,
  festival: one,
  'large-hybrid': one,
});

export const budgetShareTable = defineKnowledge({
  name: 'budget-shares',
  title: 'Budget shares',
  about: 'Percent of the total by category and kind of event, and the usual contingency with its floor.',
  schema: z.strictObject({
    shares: z.strictObject(perColumn(shares)),
    contingency: z.strictObject({ ...perColumn(reserve), floor: reserve }),
    source: z.string().min(1),
  }),
  value: { shares: budgetShares, contingency: contingencyPercent, source: shareSource },
});
export type BudgetShares = typeof budgetShareTable.value;

export function shareColumn(facts: {
  eventType: string;
  heads: number;
  hybrid: boolean;
  outdoor: boolean;
}): ShareColumn {
  if (facts.eventType === 'festival' || facts.outdoor) return 'festival';
  if (facts.eventType === 'meetup' || facts.eventType === 'workshop' || facts.eventType === 'gala')
    return facts.eventType;
  if (facts.eventType === 'other' && facts.heads < 60) return 'meetup';
  return facts.hybrid && facts.heads >= 500 ? 'large-hybrid' : 'conference';
}
