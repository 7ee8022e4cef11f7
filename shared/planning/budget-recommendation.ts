import type { BudgetBaselineBody } from '../artifacts/budget-baseline.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { formatMinor } from '../kernel/money.ts';

/** What is put up for approval, and how it stands to what the brief says about money. */
export function budgetRecommendation(
  model: CostModelBody,
  baseline: BudgetBaselineBody,
  { budget }: EventBriefBody,
): string {
  const money = (amountMinor: number) => formatMinor(amountMinor, model.currency);
  const need = `${money(model.totalMinor)} (${money(model.linesMinor)} of lines, ${money(model.contingency.amountMinor)} contingency)`;
  if (baseline.shortfallMinor > 0) {
    return `Do not approve yet: the plan needs ${need} and exceeds ${money(baseline.totalMinor)} by ${money(baseline.shortfallMinor)}. Choose among the options first.`;
  }
  if (baseline.kind === 'estimate')
    return `Approve ${money(baseline.totalMinor)} as a working budget: an estimate, ${againstIndication(model, budget)}. The plan needs ${need}.${againstChance(model, baseline)}`;
  return `Approve ${money(baseline.totalMinor)}: the plan needs ${need} and leaves ${money(baseline.totalMinor - model.totalMinor)} of headroom.${againstChance(model, baseline)}`;
}

/** Whoever approves has to know where lines and contingency are less than what is enough in 8 of 10 simulated cases. */
function againstChance(
  { simulation, totalMinor, currency }: CostModelBody,
  baseline: BudgetBaselineBody,
): string {
  if (!simulation || simulation.p80Minor <= totalMinor) return '';
  const enough = formatMinor(simulation.p80Minor, currency);
  const above = simulation.p80Minor - baseline.totalMinor;
  return above > 0
    ? ` In 2 of 10 cases it costs more than ${enough}, which is ${formatMinor(above, currency)} above this budget.`
    : ` In 8 of 10 cases ${enough} is enough: more than lines and contingency, within this budget.`;
}

/** An amount that a brief only indicates limits nothing; whoever approves has to see how the plan stands to it. */
function againstIndication(
  { currency, totalMinor }: CostModelBody,
  budget: EventBriefBody['budget'],
): string {
  if (budget?.currency !== currency) return `nobody has given an amount in ${currency}`;
  const indicated = `what the brief indicates (${formatMinor(budget.amountMinor, currency)})`;
  const above = totalMinor - budget.amountMinor;
  return above > 0 ? `${formatMinor(above, currency)} above ${indicated}` : `within ${indicated}`;
}

/** Where the estimate stands in for a budget: how it stands to what the brief indicates, if that names an amount. */
export function workingBudgetWords(
  model: CostModelBody | undefined,
  budget: EventBriefBody['budget'] | undefined,
): string {
  if (!model || budget?.currency !== model.currency)
    return 'nobody gave an amount; the estimate stands in for it';
  return `a working budget: the estimate, ${againstIndication(model, budget)}`;
}
