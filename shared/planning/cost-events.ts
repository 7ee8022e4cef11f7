import type { CostEvent } from '../artifacts/cost-analysis-fields.ts';
import type { RiskRegisterBody } from '../artifacts/risk-register.ts';
import { chancePercent, riskCosts } from '../knowledge/risk-costs.ts';
import { shareMinor, sumMinor } from '../kernel/money.ts';
import type { CostLine } from './cost-lines.ts';

/** Risks of the register that cost money, with the chance that is left after mitigation; highest expected cost first. */
export function costEvents(
  { risks }: Pick<RiskRegisterBody, 'risks'>,
  lines: readonly Pick<CostLine, 'category' | 'totalMinor'>[],
): CostEvent[] {
  const events = risks.flatMap(({ id, title, residual }): CostEvent[] => {
    const cost = riskCosts[id];
    if (!cost) return [];
    const { of } = cost;
    const hit = of === 'all' ? lines : lines.filter(({ category }) => of.includes(category));
    const costMinor = shareMinor(sumMinor(hit.map(({ totalMinor }) => totalMinor)), cost.percent * 100);
    const probabilityPercent = chancePercent[residual.probability - 1] ?? 0;
    const expectedMinor = shareMinor(costMinor, probabilityPercent * 100);
    return costMinor > 0 ? [{ riskId: id, title, probabilityPercent, costMinor, expectedMinor }] : [];
  });
  return events.sort((a, b) => b.expectedMinor - a.expectedMinor || (a.riskId < b.riskId ? -1 : 1));
}
