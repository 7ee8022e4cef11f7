import type { CostDriverSwing } from '../artifacts/cost-analysis-fields.ts';
import { sumMinor } from '../kernel/money.ts';
import type { CostLine } from './cost-lines.ts';
import { headcountPercent, isPerHead, priceSpread } from './cost-simulation.ts';
import type { CostTerms } from './cost-terms.ts';

type MovedLine = Pick<CostLine, 'item' | 'driver' | 'totalMinor' | 'taxMinor' | 'range'>;

/** A planning rate may move this much before the invoices come (planner's judgement, trigger of risk R22). */
const rateMovePercent = 5;

/** The inputs that move the total most, each alone between its low and its high end. */
export function costDrivers(
  lines: readonly MovedLine[],
  money: Pick<CostTerms, 'tax' | 'exchange'>,
  count: number,
): CostDriverSwing[] {
  const totalMinor = sumMinor(lines.map((line) => line.totalMinor));
  const perHead = sumMinor(lines.filter(({ driver }) => isPerHead(driver)).map((line) => line.totalMinor));
  const { low, high } = headcountPercent;
  const swing = (input: string, down: number, up: number): CostDriverSwing => ({
    input,
    lowMinor: Math.max(0, Math.round(totalMinor - down)),
    highMinor: Math.round(totalMinor + up),
    swingMinor: Math.round(totalMinor + up) - Math.max(0, Math.round(totalMinor - down)),
  });
  const rate = money.exchange ? (totalMinor * rateMovePercent) / 100 : 0;
  const tax =
    money.tax.budget === 'unknown' && money.tax.amounts === 'excluding-tax'
      ? sumMinor(lines.map((line) => line.taxMinor))
      : 0;
  const drivers = [
    swing(
      `Headcount ${low}-${high} % of plan`,
      (perHead * (100 - low)) / 100,
      (perHead * (high - 100)) / 100,
    ),
    swing(`Planning rate -${rateMovePercent} to +${rateMovePercent} %`, rate, rate),
    swing('Tax, if the budget is meant to include it', 0, tax),
    ...lines.map((line) => {
      const spread = priceSpread(line);
      return swing(`Price: ${line.item}`, line.totalMinor - spread.low, spread.high - line.totalMinor);
    }),
  ];
  return drivers
    .filter(({ swingMinor }) => swingMinor > 0)
    .sort((a, b) => b.swingMinor - a.swingMinor || (a.input < b.input ? -1 : 1))
    .slice(0, count);
}
