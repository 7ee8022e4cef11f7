import { expect, it } from 'vitest';
import { withVendors } from '../../../shared/contracts/day-contacts.ts';

const open = (role: string) => ({ role, name: null, contact: null, note: 'once the vendor is chosen' });
const contracts = [
  { id: 'venue', service: 'Venue', vendor: 'Kino International' },
  { id: 'catering', service: 'Food and drink', vendor: 'Grün & Gut' },
  { id: 'av', service: 'Sound, screen and operators', vendor: 'To be chosen' },
];

it('names the vendors that people chose, and makes up no person', () => {
  const roles = ['Duty manager of the venue', 'Food and drink', 'Sound, screen and operators', 'Show caller'];
  expect(withVendors(roles.map(open), contracts).map(({ name, contact }) => [name, contact])).toEqual([
    ['Kino International', null],
    ['Grün & Gut', null],
    [null, null],
    [null, null],
  ]);
});

it('leaves whoever is named already', () => {
  const named = { role: 'Food and drink', name: 'Jane', contact: '+49 30 1', note: '' };
  expect(withVendors([named], contracts)).toEqual([named]);
});
