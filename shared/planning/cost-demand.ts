import type { DemandedItem, PlannedNumbers } from './demanded-item.ts';
import type { EventFacts } from './event-facts.ts';
import { paidHours } from './paid-hours.ts';
import { marketingItems, otherItems, programmeItems, staffItems } from './people-demand.ts';
import { avItems, cateringItems, venueItems } from './site-demand.ts';

export interface CostDemand {
  heads: number;
  items: readonly DemandedItem[];
  serviceCharge: boolean;
  cancellationInsurance: boolean;
}

/** What the event will be charged for, derived from its facts and its attendance. */
export function costDemandOf(facts: EventFacts, numbers: PlannedNumbers): CostDemand {
  const paid = paidHours(facts, numbers.heads);
  const items = [
    ...venueItems(facts, numbers.heads),
    ...cateringItems(facts, numbers.heads),
    ...avItems(facts, numbers.heads, paid),
    ...programmeItems(facts),
    ...staffItems(facts, numbers.heads, paid),
    ...marketingItems(facts, numbers),
    ...otherItems(facts, numbers.heads),
  ];
  return {
    heads: numbers.heads,
    items: items.filter(({ quantity }) => quantity > 0),
    serviceCharge: facts.meals.lunches + facts.meals.dinners + facts.meals.receptions > 0,
    cancellationInsurance: numbers.heads >= 150,
  };
}
