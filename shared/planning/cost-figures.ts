import type { CostModelBody } from '../artifacts/cost-model.ts';
import { sumMinor } from '../kernel/money.ts';
import type { BudgetAllocation } from './budget-allocation.ts';
import type { CostLine } from './cost-lines.ts';

/** A line as the cost model stores it. */
export function artifactLine(line: CostLine): CostModelBody['lines'][number] {
  const {
    id,
    category,
    item,
    driver,
    unit,
    quantity,
    unitCostMinor,
    totalMinor,
    taxMinor,
    range,
    basis,
    optional,
    valueInKindMinor,
  } = line;
  const { source, formula, inputs } = basis;
  return {
    id,
    category,
    item,
    driver,
    unit,
    quantity,
    unitCostMinor,
    totalMinor,
    taxMinor,
    range,
    optional,
    valueInKindMinor,
    basis: { source, formula, inputs: { ...inputs } },
  };
}

/** Sums by category, with a word where a share is unusual for such an event. */
export function categoriesOf(
  lines: readonly CostLine[],
  allocation: BudgetAllocation,
): CostModelBody['categories'] {
  return allocation.categories
    .filter(({ category }) => category !== 'contingency')
    .map(({ category, title, amountMinor, shareBasisPoints }) => {
      const own = lines.filter((line) => line.category === category);
      const warning = allocation.warnings.find((entry) => entry.category === category);
      return {
        category,
        title,
        totalMinor: amountMinor,
        range: {
          lowMinor: sumMinor(own.map(({ range }) => range.lowMinor)),
          highMinor: sumMinor(own.map(({ range }) => range.highMinor)),
        },
        shareBasisPoints,
        ...(warning && { outlier: warning.text }),
      };
    });
}
