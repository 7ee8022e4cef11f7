/**
 * Numbers that reach police, fire and ambulance by country. Source: national authorities; 112 in the European Union by
 * Directive (EU) 2018/1972. A country that is not listed is not known here: the number is asked of the venue.
 */
const europeanUnion = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
];

export const emergencyNumbers: Readonly<Record<string, string>> = {
  ...Object.fromEntries(europeanUnion.map((country) => [country, '112'])),
  GB: '999 or 112',
  NO: '112 (police), 113 (ambulance), 110 (fire)',
  CH: '112, 144 (ambulance)',
  US: '911',
  CA: '911',
  MX: '911',
  AU: '000',
  NZ: '111',
  JP: '110 (police), 119 (fire and ambulance)',
  IN: '112',
  KE: '999 or 112',
};
