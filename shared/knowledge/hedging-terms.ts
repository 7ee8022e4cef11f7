import { cancellationInsuranceBasisPoints } from './unit-prices.ts';

const judged = "planner's judgement";

/**
 * Ways to pay a little for certainty, in basis points of what they protect. `lossPercent` is the share of the protected
 * amount that is lost without them when the bad case comes.
 */
export const hedgingTerms = {
  currency: {
    title: 'Fix the exchange rate (forward contract or buying the currency at signing)',
    costBasisPoints: 100,
    lossPercent: 5,
    source: `${judged}: bank margin and forward points; a planning rate moves 5 % within half a year`,
  },
  'price-lock': {
    title: 'Price lock in the contracts for food, AV and staff',
    costBasisPoints: 200,
    lossPercent: 6,
    source: `${judged}; a menu price freeze is a usual concession (venue negotiation wish lists)`,
  },
  'cancellation-cover': {
    title: 'Cancellation and non-appearance insurance',
    costBasisPoints: cancellationInsuranceBasisPoints,
    lossPercent: 100,
    source: 'insurance guides: 0.1-1.5 % of the insured cost, usually 0.9',
  },
  'refundable-terms': {
    title: 'Refundable or re-bookable terms with the venue',
    costBasisPoints: 500,
    lossPercent: 40,
    source: `${judged}: premium of a flexible rate; sample hotel scale 50-85 % within 90 days`,
  },
} as const;

/** Menu and AV prices are usually held this long without asking. Source: planner's judgement. */
export const pricesHeldMonths = 6;
