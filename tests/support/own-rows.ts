import type { OwnPrice, OwnVendor } from '../../shared/kernel/organisation-rows.ts';

/** Rows of an organisation's lists, for tests that change what matters to them. */
export function ownPrice(change: Partial<OwnPrice> = {}): OwnPrice {
  return {
    id: 'lunch',
    item: 'lunch',
    unit: 'person',
    amountMinor: 2_000,
    currency: 'EUR',
    tax: 'excluded',
    validFrom: '2026-10-01',
    validUntil: null,
    vendor: null,
    notes: '',
    ...change,
  };
}

export function ownVendor(change: Partial<OwnVendor> = {}): OwnVendor {
  return {
    id: 'vendor',
    name: 'Vendor',
    service: 'catering',
    city: null,
    country: null,
    contact: null,
    priceList: null,
    rating: null,
    notes: '',
    ...change,
  };
}
