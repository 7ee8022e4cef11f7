/** Weekdays that are free, 0 Sunday to 6 Saturday. Source: national working-week practice, CLDR weekend data. */
const fridaySaturday: readonly string[] = [
  'AF',
  'BD',
  'BH',
  'DZ',
  'EG',
  'IL',
  'IQ',
  'JO',
  'KW',
  'LY',
  'MV',
  'OM',
  'PS',
  'QA',
  'SA',
  'SD',
  'SY',
  'YE',
];

export function weekendDays(country: string): readonly number[] {
  if (fridaySaturday.includes(country)) return [5, 6];
  if (country === 'IR') return [4, 5];
  if (country === 'NP') return [6];
  return [0, 6];
}
