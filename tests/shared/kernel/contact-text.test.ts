import { describe, expect, it } from 'vitest';
import { contactLeftOut, withoutContacts } from '../../../shared/kernel/contact-text.ts';

describe('a text for everybody', () => {
  it.each([
    'write to ada.byron+events@example.co.uk, please',
    'żółw@przykład.pl',
    'call +48 601 234 567 or',
    'call 0044 20 7946 0958.',
    'call (555) 123-4567 or',
    '555-123-4567',
    'pay to DE89 3704 0044 0532 0130 00 by',
    'PL61109010140000071219812874',
  ])('leaves the contact out of "%s"', (text) => {
    const shown = withoutContacts(text);
    expect(shown).toContain(contactLeftOut);
    expect(shown).not.toMatch(/\d{3}|@/);
  });

  it.each([
    '2027-03-01 to 2027-03-04, 09:00-17:30',
    '2027-03-01T10:00:00.000+01:00',
    'EUR 1,250,000.00 or 1 250 000',
    'evt-3f0c2b1a9d8e4f5c9a8b7c6d5e4f3a2b',
    'rooms 101-104, 120 people, 12.5 %, @venue',
    'a 00 b',
  ])('keeps "%s"', (text) => {
    expect(withoutContacts(text)).toBe(text);
  });

  it('looks into lists and objects, and keeps what is no text', () => {
    const value = { a: ['x@example.com', 1, null], 'b@example.com': true };
    expect(withoutContacts(value)).toEqual({ a: [contactLeftOut, 1, null], 'b@example.com': true });
  });

  it.each(['a', '+1', '0', 'a@', 'DE89 ', '1-'])(
    'is read in linear time, also when it repeats "%s"',
    (part) => {
      const text = part.repeat(500_000 / part.length);
      const start = performance.now();
      withoutContacts(text);
      expect(performance.now() - start).toBeLessThan(2_000);
    },
  );
});
