import type { BriefConcept } from './brief-concepts.ts';

/**
 * Which purchases have to meet a wish of the brief, so that it stands in what their vendors sign. A wish that no vendor
 * delivers alone (a date, a price, a programme) has no row. Source: planner's judgement.
 */
export const contractRequirements: Readonly<Partial<Record<BriefConcept, readonly string[]>>> = {
  'step-free': ['venue'],
  'hearing-loop': ['venue', 'av'],
  'quiet-room': ['venue'],
  parking: ['venue'],
  curfew: ['venue', 'av'],
  outdoor: ['venue'],
  power: ['venue', 'av'],
  internet: ['venue', 'site'],
  accommodation: ['venue'],
  'lent-venue': ['venue'],
  buildings: ['venue'],
  breakouts: ['venue'],
  labs: ['venue', 'av'],
  'expo-booths': ['venue'],
  dancing: ['venue'],
  reception: ['catering'],
  vegetarian: ['catering'],
  vegan: ['catering'],
  halal: ['catering'],
  kosher: ['catering'],
  'gluten-free': ['catering'],
  allergens: ['catering'],
  alcohol: ['catering'],
  'no-alcohol': ['catering'],
  'seated-dinner': ['catering'],
  'catering-style': ['catering'],
  'lunch-window': ['catering'],
  'religious-observance': ['catering'],
  av: ['av'],
  recording: ['av'],
  hybrid: ['av'],
  streaming: ['av'],
  'live-online': ['av'],
  captions: ['access', 'av'],
  'sign-language': ['access'],
  interpretation: ['access', 'av'],
  band: ['programme'],
  security: ['security'],
  valet: ['security'],
  insurance: ['insurance'],
  permits: ['insurance'],
  swag: ['marketing'],
  sustainability: ['venue', 'catering', 'invitations', 'marketing', 'decor'],
  confidentiality: ['venue', 'av', 'staff', 'access'],
};

/**
 * Where one of several is enough, the one that the budget buys, and who sells it: that purchase has to meet the choice,
 * whoever else could is asked whether they have it. Source: planner's judgement.
 */
export const boughtOfChoice: Readonly<Partial<Record<BriefConcept, string>>> = { captions: 'access' };
