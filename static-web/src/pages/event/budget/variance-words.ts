import type { BudgetDecisionBody } from '../../../../../shared/artifacts/budget-decision.ts';
import { basisPoints } from '../../../ui/figures.ts';

type Variance = Pick<BudgetDecisionBody['variance'], 'basisPoints' | 'limitBasisPoints'>;

/** How far the forecast is from the baseline: only above it is there a limit to break. */
export function varianceWords({ basisPoints: bp, limitBasisPoints: limit }: Variance): string {
  const far = basisPoints(Math.abs(bp));
  if (bp === 0) return 'as planned at first';
  if (bp < 0)
    return `${far} under the budget as first set: no breach, the limit of ${basisPoints(limit)} is for going over it`;
  return `${far} over the budget as first set, ${bp > limit ? 'above' : 'within'} the limit of ${basisPoints(limit)}`;
}
