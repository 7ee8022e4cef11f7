/** What an organiser can offer a venue; ids are referred to by the asks. */
export const negotiationGives = [
  { id: 'quick-signature', label: 'Sign within five working days of the agreed terms' },
  { id: 'food-guarantee', label: 'Guarantee a minimum for food and drink' },
  { id: 'larger-deposit', label: 'Pay a larger deposit at signing' },
  { id: 'flexible-rooms', label: 'Let the house choose the side rooms, sizes guaranteed' },
  { id: 'repeat', label: 'Name the house first choice for the next edition' },
  { id: 'publicity', label: 'Name the house as partner on the website and on site' },
  { id: 'flexible-dates', label: 'Move by a day or a week where the programme allows' },
] as const;
export type GiveId = (typeof negotiationGives)[number]['id'];

/** Figure of the plan that an ask is a share of. */
export type AskBase =
  'hire' | 'set-up' | 'food' | 'network' | 'technology-fee' | 'overtime' | 'shortfall' | null;

export interface NegotiationAsk {
  id: string;
  label: string;
  /** What to offer for it. */
  give: GiveId;
  base: AskBase;
  /** Only where the house caters itself, or only where it does not. */
  needs?: 'own-kitchen' | 'no-kitchen';
  /** Percent of the base that it is worth. */
  percent: number;
  /** A saving lowers the bill; cover lowers what a bad day would cost; terms cost nobody money today. */
  kind: 'saving' | 'cover' | 'terms';
  source: string;
}

const trade = 'meeting-trade wish lists of concessions';
const judged = "planner's judgement";

/** Ranked by value and by how easily a house agrees. */
export const negotiationAsks: readonly NegotiationAsk[] = [
  {
    id: 'hire-against-food',
    label: 'Hire reduced against a guaranteed minimum for food and drink',
    give: 'food-guarantee',
    base: 'hire',
    needs: 'own-kitchen',
    percent: 15,
    kind: 'saving',
    source: `${trade}; percent: ${judged}`,
  },
  {
    id: 'early-signature',
    label: 'Hire reduced for an early signature',
    give: 'quick-signature',
    base: 'hire',
    needs: 'no-kitchen',
    percent: 10,
    kind: 'saving',
    source: judged,
  },
  {
    id: 'set-up-day',
    label: 'Set-up and rehearsal days free',
    give: 'quick-signature',
    base: 'set-up',
    percent: 100,
    kind: 'saving',
    source: trade,
  },
  {
    id: 'network-included',
    label: 'Network included, with a measured service level',
    give: 'quick-signature',
    base: 'network',
    percent: 100,
    kind: 'saving',
    source: trade,
  },
  {
    id: 'outside-technology',
    label: 'Technology from outside without a fee',
    give: 'flexible-rooms',
    base: 'technology-fee',
    percent: 100,
    kind: 'saving',
    source: trade,
  },
  {
    id: 'food-attrition',
    label: 'Food and drink may fall 20 % short without payment',
    give: 'larger-deposit',
    base: 'food',
    needs: 'own-kitchen',
    percent: 20,
    kind: 'cover',
    source: `${trade}: 20 % allowable`,
  },
  {
    id: 'menu-prices',
    label: 'Menu prices frozen, 10 % off the list',
    give: 'food-guarantee',
    base: 'food',
    needs: 'own-kitchen',
    percent: 10,
    kind: 'saving',
    source: trade,
  },
  {
    id: 'overtime',
    label: 'Early access and late clearing at no extra cost',
    give: 'flexible-rooms',
    base: 'overtime',
    percent: 100,
    kind: 'saving',
    source: judged,
  },
  {
    id: 'rebooking',
    label: 'Re-booking credit for twelve months instead of a cancellation fee',
    give: 'repeat',
    base: 'shortfall',
    percent: 100,
    kind: 'cover',
    source: trade,
  },
  {
    id: 'own-caterer',
    label: 'Our own caterer without a kitchen or corkage fee',
    give: 'publicity',
    base: null,
    needs: 'no-kitchen',
    percent: 0,
    kind: 'terms',
    source: trade,
  },
  {
    id: 'late-payment',
    label: '10 % of the bill payable after the event',
    give: 'larger-deposit',
    base: null,
    percent: 0,
    kind: 'terms',
    source: trade,
  },
  {
    id: 'furniture',
    label: 'Registration desks, lecterns and easels free',
    give: 'publicity',
    base: null,
    percent: 0,
    kind: 'terms',
    source: trade,
  },
  {
    id: 'service-charge',
    label: 'No rise of the service charge after signing',
    give: 'quick-signature',
    base: null,
    percent: 0,
    kind: 'terms',
    source: trade,
  },
];

/** Inclusions by which a house that caters itself is recognised. */
export const houseCatering = /in-house catering|canteen|catering from a list/i;

/** Percent of the estimated hire at which to open and to aim (planner's judgement). */
export const hireAims = { openingPercent: 80, targetPercent: 90, source: judged } as const;

/** Share of expected food and drink that a minimum should not exceed; deposit at signing, percent. */
export const venueTermRules = {
  foodMinimumPercent: { value: 70, source: judged },
  depositPercent: { value: 25, source: 'event-budget guides: 25 to 50 % at signing' },
} as const;

/** Clauses to ask for, in the words of the trade. */
export const venueTerms = [
  {
    id: 'attrition',
    ask: 'Attrition: numbers may fall 20 % below the guarantee, counted over all days together; in stages 90, 60 and 30 days before',
    source: trade,
  },
  {
    id: 'cancellation',
    ask: 'On cancelling: more than 180 days before 25 %, to 90 days 50 %, to 60 days 65 %, to 30 days 75 %, later 90 %; what the house sells again is deducted',
    source: 'hotel contract samples; planner’s judgement',
  },
  {
    id: 'force-majeure',
    ask: 'Force majeure without payment; money back or credit for twelve months',
    source: trade,
  },
  {
    id: 'venue-cancels',
    ask: 'If the house cancels or moves the event: money back and the extra cost of another place; no other rooms without consent',
    source: trade,
  },
  {
    id: 'construction',
    ask: 'Building work is announced 90 days before, with a right to withdraw',
    source: trade,
  },
] as const;
