import type { CostModelBody } from '../../../../shared/artifacts/cost-model.ts';
import { useArtifact } from '../../api/queries.ts';
import { headed } from '../../ui/sentences.ts';

/** What the cost model calls its categories; one that it has no line for keeps its name. */
export function useCategoryTitles(eventId: string): (category: string) => string {
  const categories = useArtifact<CostModelBody>(eventId, 'CostModel').data?.body.categories ?? [];
  return (category) => categories.find((known) => known.category === category)?.title ?? headed(category);
}
