import { cityPriceIndex } from '../../../shared/knowledge/city-price-index.ts';
import { planningRateLabel, unitsPerUsd } from '../../../shared/knowledge/reference-rates.ts';
import { taxDefault } from '../../../shared/knowledge/tax-rates.ts';
import { serviceChargePercent, unitPrices } from '../../../shared/knowledge/unit-prices.ts';
import { type EventFacts, eventFacts } from '../../../shared/planning/event-facts.ts';
import type { PriceTerms } from '../../../shared/planning/relaxation-options.ts';

const conferenceMeals = { dinners: 0, canapes: 0, pizza: 0, barHours: 0 };

export const krakowMeetup = eventFacts({
  eventType: 'meetup',
  country: 'PL',
  city: 'Kraków',
  inPerson: 20,
  vegetarianPercent: 50,
});

export const berlinConference = eventFacts({
  eventType: 'conference',
  country: 'DE',
  city: 'Berlin',
  inPerson: 200,
  paid: true,
  days: 2,
  hoursPerDay: 9,
  tracks: 3,
  sessions: 24,
  keynotes: 2,
  recording: true,
  captionLanguages: 1,
  meals: { ...conferenceMeals, coffeeBreaks: 4, lunches: 2, receptions: 1 },
});

export const chicagoGala = eventFacts({
  eventType: 'gala',
  country: 'US',
  city: 'Chicago',
  inPerson: 320,
  hoursPerDay: 6.5,
  alcohol: true,
  band: true,
  auction: true,
  valet: true,
  wheelchairUsers: 8,
  diets: { kosher: 25, halal: 30 },
});

export const torontoHybrid = eventFacts({
  eventType: 'conference',
  country: 'CA',
  city: 'Toronto',
  inPerson: 800,
  online: 1200,
  paid: true,
  days: 3,
  hoursPerDay: 8,
  tracks: 5,
  sessions: 60,
  keynotes: 3,
  hybrid: true,
  recording: true,
  captionLanguages: 2,
  signLanguage: true,
  expoBooths: 40,
  handsOn: true,
  buildings: 2,
  meals: { ...conferenceMeals, coffeeBreaks: 6, lunches: 3, receptions: 1 },
});

export const nairobiWorkshop = eventFacts({
  eventType: 'workshop',
  country: 'KE',
  city: 'Nairobi',
  inPerson: 40,
  days: 2,
  hoursPerDay: 8,
});

export function standardTerms(
  facts: EventFacts,
  currency: string,
  treatment: 'included' | 'excluded' = 'excluded',
): PriceTerms {
  return {
    prices: unitPrices,
    currency,
    cityIndexPercent: cityPriceIndex(facts.country, facts.city).percent,
    rates: unitsPerUsd,
    rateLabel: planningRateLabel,
    quality: 'standard',
    tax: { ...taxDefault(facts.country), treatment },
    serviceChargePercent: serviceChargePercent(facts.country),
  };
}
