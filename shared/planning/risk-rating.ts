import {
  type CatalogueRisk,
  riskCatalogue,
  type RiskCategory,
  riskDeputies,
  type RiskFeature,
  riskSource,
  scenarioFromRating,
} from '../knowledge/risk-catalogue.ts';
import type { TaskOwner } from '../knowledge/work-breakdown-task.ts';
import type { Basis } from '../kernel/basis.ts';
import type { EventFacts } from './event-facts.ts';

export interface RatedRisk {
  id: string;
  title: string;
  category: RiskCategory;
  probability: number;
  impact: number;
  /** probability x impact, computed. */
  rating: number;
  mitigation: string;
  trigger: string;
  response: string;
  owner: TaskOwner;
  deputy: TaskOwner;
  needsScenario: boolean;
  basis: Basis;
}

export interface RiskSituation {
  facts: EventFacts;
  heads: number;
  /** Fewer weeks left than the most likely plan needs. */
  shortLead: boolean;
  sponsors: boolean;
  /** Paid in another currency than the budget's. */
  foreignCurrency: boolean;
  /** A few guests and a host, without a programme. */
  gathering: boolean;
}

function riskFeatures({
  facts,
  heads,
  shortLead,
  sponsors,
  foreignCurrency,
  gathering,
}: RiskSituation): RiskFeature[] {
  const holds: Record<RiskFeature, boolean> = {
    keynotes: facts.keynotes > 0,
    speakers: facts.sessions > 0 && !gathering && facts.eventType !== 'gala',
    hybrid: facts.hybrid,
    sponsors,
    international: facts.international,
    'foreign-currency': foreignCurrency,
    outdoor: facts.outdoor,
    alcohol: facts.alcohol,
    large: heads >= 150,
    children: facts.children,
    paid: facts.paid,
    free: !facts.paid && !gathering && !facts.internal && facts.eventType !== 'gala',
    'short-lead': shortLead,
    'first-edition': facts.firstEdition,
    'over-500': heads > 500,
    vip: facts.vip,
    internal: facts.internal,
    gathering,
  };
  const features = Object.keys(holds) as RiskFeature[]; // the literal is a full record: nothing else can be in it
  return features.filter((feature) => holds[feature]);
}

/** The risks of this event, highest rating first, ties by id. */
export function rateRisks(
  situation: RiskSituation,
  catalogue: readonly CatalogueRisk[] = riskCatalogue,
): RatedRisk[] {
  const features = new Set(riskFeatures(situation));
  return catalogue
    .filter((risk) => applies(risk, features, situation.heads))
    .map((risk) => rate(risk, features))
    .sort((a, b) => b.rating - a.rating || (a.id < b.id ? -1 : 1));
}

/** Share of the rating that has mitigation, trigger, response and owner, 0 to 1; 1 for an empty register. */
export function riskCoverage(
  risks: readonly Pick<RatedRisk, 'rating' | 'mitigation' | 'trigger' | 'response' | 'owner'>[],
): number {
  const sum = (rows: readonly { rating: number }[]): number =>
    rows.reduce((total, { rating }) => total + rating, 0);
  const whole = sum(risks);
  const covered = risks.filter((risk) =>
    [risk.mitigation, risk.trigger, risk.response, risk.owner].every((text) => text !== ''),
  );
  return whole === 0 ? 1 : sum(covered) / whole;
}

function applies(risk: CatalogueRisk, features: ReadonlySet<RiskFeature>, heads: number): boolean {
  if (risk.minHeads !== undefined && heads < risk.minHeads) return false;
  if (risk.unless?.some((feature) => features.has(feature))) return false;
  return risk.needs === undefined || risk.needs.some((feature) => features.has(feature));
}

const riskFeatureOrder: readonly RiskFeature[] = [
  'outdoor',
  'alcohol',
  'hybrid',
  'short-lead',
  'free',
  'first-edition',
  'over-500',
  'vip',
  'children',
];

function rate(risk: CatalogueRisk, features: ReadonlySet<RiskFeature>): RatedRisk {
  const raised = riskFeatureOrder.filter(
    (feature) => features.has(feature) && (risk.adjust?.[feature] ?? 0) > 0,
  );
  const added = raised.reduce((sum, feature) => sum + (risk.adjust?.[feature] ?? 0), 0);
  const probability = Math.min(5, risk.probability + added);
  const rating = probability * risk.impact;
  const { id, title, category, impact, mitigation, trigger, response, owner } = risk;
  const inputs = { usualProbability: risk.probability, impact, raisedBy: raised.join(', ') || 'nothing' };
  const basis = { source: riskSource, formula: 'min(5, usual probability + adjustments) x impact', inputs };
  const needsScenario = rating >= scenarioFromRating;
  return {
    id,
    title,
    category,
    probability,
    impact,
    rating,
    mitigation,
    trigger,
    response,
    owner,
    deputy: riskDeputies[owner],
    needsScenario,
    basis,
  };
}
