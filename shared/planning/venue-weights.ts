import { constraintsOf, type EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { venueEmphases, type WeightedCriterion } from '../knowledge/venue-weights.ts';
import { allocateMinor } from '../kernel/money.ts';

/** Basis points that one stressed wish adds before all weights are scaled back to 10,000. */
export interface EmphasisStrength {
  mustBasisPoints: number;
  wishBasisPoints: number;
}

/** The base weights shifted by what the brief stresses; integers that sum to 10,000, each shift with its words. */
export function weightsFor(
  brief: Pick<EventBriefBody, 'constraints' | 'budget'>,
  base: readonly WeightedCriterion[],
  strength: EmphasisStrength,
): WeightedCriterion[] {
  const stresses = base.map(({ id }) => stressOn(brief, id, strength));
  const raised = base.map(
    ({ weightBasisPoints }, index) => weightBasisPoints + (stresses[index]?.basisPoints ?? 0),
  );
  const weights = allocateMinor(10_000, raised);
  return base.map((criterion, index) => {
    const weightBasisPoints = weights[index] ?? 0;
    const stress = stresses[index];
    if (!stress || stress.basisPoints === 0) return { ...criterion, weightBasisPoints };
    const from = `${criterion.weightBasisPoints / 100} % to ${weightBasisPoints / 100} %`;
    const verb = stress.must ? 'insists on' : 'wishes';
    return {
      ...criterion,
      weightBasisPoints,
      why: `${criterion.why}; from ${from} because the brief ${verb}: ${stress.words}`,
    };
  });
}

function stressOn(
  brief: Pick<EventBriefBody, 'constraints' | 'budget'>,
  criterion: string,
  { mustBasisPoints, wishBasisPoints }: EmphasisStrength,
): { basisPoints: number; must: boolean; words: string } {
  const concepts = venueEmphases.find((emphasis) => emphasis.criterion === criterion)?.concepts ?? [];
  const said = concepts
    .flatMap((concept) => constraintsOf(brief, concept))
    .map(({ constraint }) => constraint)
    .filter(({ modality }) => modality !== 'assumption');
  if (criterion === 'cost' && brief.budget?.kind === 'cap')
    return { basisPoints: mustBasisPoints, must: true, words: 'a cap on the budget' };
  const strongest = said.find(({ modality }) => modality === 'must') ?? said[0];
  if (!strongest) return { basisPoints: 0, must: false, words: '' };
  const must = strongest.modality === 'must';
  return { basisPoints: must ? mustBasisPoints : wishBasisPoints, must, words: `"${strongest.text}"` };
}
