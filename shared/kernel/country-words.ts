/** Country code in English: 'PL' -> 'Poland'. */
export function countryWords(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}
