import { expect, it } from 'vitest';
import { countryWords } from '../../../shared/kernel/country-words.ts';

it('a country code is said in English; what is none stays', () => {
  expect(countryWords('PL')).toBe('Poland');
  expect(countryWords('Poland')).toBe('Poland');
});
