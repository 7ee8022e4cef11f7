import type { BriefConcept } from './brief-concepts.ts';

export interface WeightedCriterion {
  id: string;
  title: string;
  weightBasisPoints: number;
  why: string;
}

/** Basis points; planner's judgement for a small event, where money and fit decide. */
export const plainVenueCriteria: readonly WeightedCriterion[] = [
  { id: 'cost', title: 'All-in cost', weightBasisPoints: 3_000, why: 'what is saved here feeds people' },
  {
    id: 'capacity-fit',
    title: 'Capacity fit',
    weightBasisPoints: 2_000,
    why: 'a full room works, an empty one does not',
  },
  { id: 'location', title: 'Location and transit', weightBasisPoints: 2_000, why: 'decides who comes' },
  {
    id: 'accessibility',
    title: 'Accessibility',
    weightBasisPoints: 1_500,
    why: 'known access beats access still to be checked',
  },
  {
    id: 'av-network',
    title: 'AV and network',
    weightBasisPoints: 1_000,
    why: 'what is there need not be hired',
  },
  { id: 'flexibility', title: 'Hours and terms', weightBasisPoints: 500, why: 'longer hours cost extra' },
];

/** Basis points; planner's judgement for events with several suppliers, before the brief shifts them. */
export const fullVenueCriteria: readonly WeightedCriterion[] = [
  {
    id: 'cost',
    title: 'All-in cost',
    weightBasisPoints: 3_000,
    why: 'hire, technology, network and overtime together',
  },
  {
    id: 'capacity-fit',
    title: 'Capacity fit',
    weightBasisPoints: 1_500,
    why: 'a full room works, an empty one does not',
  },
  { id: 'location', title: 'Location and transit', weightBasisPoints: 1_500, why: 'decides who comes' },
  {
    id: 'accessibility',
    title: 'Accessibility',
    weightBasisPoints: 1_500,
    why: 'known access beats access still to be checked',
  },
  {
    id: 'av-network',
    title: 'AV and network',
    weightBasisPoints: 1_000,
    why: 'what is there need not be hired',
  },
  {
    id: 'catering',
    title: 'Catering on site',
    weightBasisPoints: 600,
    why: 'a kitchen in the house saves transport and time',
  },
  { id: 'atmosphere', title: 'Atmosphere', weightBasisPoints: 500, why: 'what guests remember of the place' },
  {
    id: 'flexibility',
    title: 'Hours and terms',
    weightBasisPoints: 400,
    why: 'longer hours and stiff terms cost extra',
  },
];

/** Which wishes of a brief make which criterion weigh more. */
export const venueEmphases: readonly { criterion: string; concepts: readonly BriefConcept[] }[] = [
  { criterion: 'cost', concepts: ['venue-cost-cap', 'per-head-cost'] },
  { criterion: 'location', concepts: ['city-centre', 'near-transit', 'parking'] },
  {
    criterion: 'accessibility',
    concepts: ['step-free', 'hearing-loop', 'captions', 'sign-language', 'quiet-room'],
  },
  {
    criterion: 'av-network',
    concepts: ['hybrid', 'streaming', 'recording', 'internet', 'power', 'labs', 'interpretation'],
  },
  { criterion: 'catering', concepts: ['seated-dinner', 'reception', 'allergens', 'kosher', 'halal'] },
  { criterion: 'atmosphere', concepts: ['band', 'dancing', 'awards', 'vip'] },
  { criterion: 'flexibility', concepts: ['curfew', 'expo-booths', 'fireworks', 'buildings'] },
];

/** How far people who agree on a brief may differ about what counts: half, either way (planner's judgement). */
export const drawnSpreadPercent = 50;

/** A winner that fewer than half of those weightings choose is a matter of taste (planner's judgement). */
export const robustFromPerMille = 500;
