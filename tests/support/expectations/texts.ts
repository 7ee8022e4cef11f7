import type { Drafted } from './drafted.ts';

/** The texts of the fields where the fact has to stand, and no others. */
export type ReadTexts = (plan: Drafted) => string[];

const mustHaves: ReadTexts = ({ Requirements }) =>
  Requirements.items.filter(({ priority }) => priority === 'must').map(({ text }) => text);
const costItems: ReadTexts = ({ CostModel }) => CostModel.lines.map(({ item }) => item);
const catering: ReadTexts = ({ LogisticsPlan }) =>
  LogisticsPlan.catering.map(({ item, quantity, unit }) => `${item}: ${quantity} ${unit}`);
const taskTitles: ReadTexts = ({ TaskRegister }) => TaskRegister.tasks.map(({ title }) => title);

export const texts: Readonly<Record<string, ReadTexts>> = {
  'O1-2': ({ BudgetBaseline, CostModel }) => [BudgetBaseline.currency, CostModel.currency],
  'O1-4': (plan) => mustHaves(plan),
  'O1-8': (plan) => catering(plan).filter((line) => halfOf(line, plan)),
  'O1-9': taskTitles,
  'O2-9': mustHaves,
  'O2-10': costItems,
  'O2-12': ({ BudgetBaseline: { tax } }) => (tax.budget === 'excluded' ? [tax.note] : []),
  'O3-6': (plan) => catering(plan).map((line) => line.replace(/^(.*): (\d+) people$/, '$2 $1')),
  'O3-13': ({ VenueNegotiationNotes: { terms, foodMinimum } }) =>
    foodMinimum ? [...terms.map(({ ask }) => ask), `minimum: ${foodMinimum.basis.formula}`] : [],
  'O3-14': mustHaves,
  'O3-15': ({ RiskRegister, Timeline }) => [
    ...Timeline.dateNotes,
    ...RiskRegister.risks.flatMap(({ title, because }) => [title, ...because]),
  ],
  'O4-7': mustHaves,
  'O5-9': costItems,
};

/** A line of catering for between 40 and 60 percent of the people. */
function halfOf(line: string, { LogisticsPlan }: Drafted): boolean {
  const share = Number(/: (\d+) people$/.exec(line)?.[1] ?? 0) / LogisticsPlan.attendance.planFor;
  return share >= 0.4 && share <= 0.6;
}
