import type { BudgetBaselineBody } from '../artifacts/budget-baseline.ts';
import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import type { CostOption } from '../artifacts/money-fields.ts';
import { raiseId, raisesBudget } from '../kernel/raise-option.ts';
import type { Conflict, ConflictOption } from '../kernel/define-task.ts';
import { formatMinor } from '../kernel/money.ts';

/** Single options shown beside the combined proposal. */
const shown = 8;

/**
 * The way out that changes nothing for attendees: someone pays more. The contingency grows with the total, so the
 * amount is above the plain shortfall, and enough in one step.
 */
export function raiseOption(
  { currency, sufficientMinor }: Pick<CostModelBody, 'currency' | 'sufficientMinor'>,
  budgetMinor: number,
): CostOption {
  const moreMinor = sufficientMinor - budgetMinor;
  const [total, more] = [formatMinor(sufficientMinor, currency), formatMinor(moreMinor, currency)];
  return {
    id: raiseId(sufficientMinor),
    label: `Raise the budget to ${total}`,
    effect: `Attendees notice nothing; the owner or a signed sponsor pays ${more} more, ${total} in all.`,
    savingMinor: moreMinor,
    addedSavingMinor: moreMinor,
    severity: 1,
    basis: {
      source: 'cost model',
      formula: 'least total that holds lines and usual contingency - budget',
      inputs: { sufficientMinor, budgetMinor },
    },
  };
}

interface OverBudget {
  model: CostModelBody;
  baseline: BudgetBaselineBody;
  overBudget: NonNullable<BudgetDecisionBody['overBudget']>;
}

/** Two sides and ranked, costed ways out: a combination that suffices, single steps, more money. */
export function overBudgetConflict({ model, baseline, overBudget }: OverBudget): Conflict {
  const money = (amountMinor: number) => formatMinor(amountMinor, model.currency);
  const { options, shortfallMinor, optionsSuffice } = overBudget;
  const raise = options.filter(({ id }) => raisesBudget(id));
  const single = options.filter(({ id }) => !raisesBudget(id)).slice(0, shown);
  const limit = optionsSuffice ? '' : ' Even all of them together do not suffice without more money.';
  return {
    key: 'money.total',
    sides: [
      `The plan as briefed needs ${money(model.totalMinor)}`,
      `The budget is ${money(baseline.totalMinor)}`,
    ],
    detail: `Over budget: the plan exceeds the budget by ${money(shortfallMinor)}.${cannotAllHold(model, baseline)}${limit}`,
    blocks: 'Logistics',
    options: [
      ...combined(options, model.proposal ?? []),
      ...single.map(conflictOption),
      ...raise.map(conflictOption),
    ],
  };
}

/** The wishes that exclude each other under the budget, in one sentence. */
function cannotAllHold(
  { conflictSet = [], currency }: CostModelBody,
  { totalMinor }: Pick<BudgetBaselineBody, 'totalMinor'>,
): string {
  if (conflictSet.length === 0) return '';
  const wishes = conflictSet.map(({ constraint }) => constraint).join(', ');
  return ` These cannot all be kept within ${formatMinor(totalMinor, currency)}: ${wishes}.`;
}

/** The answer `a+b` applies both. */
function combined(
  options: readonly CostOption[],
  proposal: readonly { id: string; savingMinor: number }[],
): ConflictOption[] {
  if (proposal.length < 2) return [];
  const parts = proposal.flatMap(({ id }) => options.find((option) => option.id === id) ?? []);
  return [
    {
      id: proposal.map(({ id }) => id).join('+'),
      label: `Together: ${parts.map((part) => lowerFirst(part.label)).join('; ')}`,
      effect: parts.map(({ effect }, index) => (index === 0 ? effect : lowerFirst(effect))).join('; '),
      savingMinor: proposal.reduce((sum, part) => sum + part.savingMinor, 0),
    },
  ];
}

function conflictOption({ id, label, effect, savingMinor }: CostOption): ConflictOption {
  return { id, label, effect, savingMinor };
}

function lowerFirst(text: string): string {
  return /^[A-Z](?:[a-z]|\s)/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
