import type { LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import type { OwnVendor } from '../kernel/organisation-rows.ts';

/** Trades that a service of the plan may be listed under, in words of the list. */
const trades: readonly { service: RegExp; trade: RegExp }[] = [
  { service: /food|drink|cater/i, trade: /cater|food|drink|restaurant|bakery/i },
  { service: /sound|screen/i, trade: /\bav\b|audio|sound|light|stage|technic|screen/i },
  { service: /stream|online/i, trade: /stream|broadcast|hybrid/i },
  { service: /security/i, trade: /security|guard/i },
  { service: /first aid/i, trade: /first aid|medic|ambulance/i },
  { service: /caption|interpret/i, trade: /caption|interpret|sign language|translat/i },
  { service: /music|entertainment/i, trade: /music|band|dj\b|entertain/i },
];

const named = 3;

/** Services still to be chosen, each with the vendors of the organisation's list that offer it; nobody is chosen here. */
export function withKnownVendors(
  services: LogisticsPlanBody['vendors'],
  vendors: readonly OwnVendor[],
): LogisticsPlanBody['vendors'] {
  return services.map((entry) => {
    const trade = trades.find(({ service }) => service.test(entry.service))?.trade;
    const own = vendors.filter((vendor) => trade?.test(vendor.service)).slice(0, named);
    if (own.length === 0 || entry.status !== 'to-be-chosen') return entry;
    const words = own.map(({ name, rating }) => (rating === null ? name : `${name} (rated ${rating} of 5)`));
    return { ...entry, note: `${entry.note} On the organisation's list: ${words.join(', ')}.` };
  });
}
