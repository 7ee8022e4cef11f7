const words: Readonly<Record<string, number>> = {
  a: 0,
  an: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  dozen: 12,
  hundred: 100,
  thousand: 1000,
  zwei: 2,
  drei: 3,
  vier: 4,
  dos: 2,
  tres: 3,
  deux: 2,
  trois: 3,
  dwa: 2,
  trzy: 3,
  dois: 2,
};

const spelled = Object.keys(words).join('|');

/** A count: 200, 1,200, 1 200, 1.200, 2k, "twenty-five", "two hundred", "a dozen". One capturing group. */
export const countPattern =
  `(\\d{1,3}(?:[,. ']\\d{3})+(?!\\d)|\\d{1,7}(?:[.,]\\d)?\\s?k(?![\\p{L}\\d])|\\d{1,7}|` +
  `(?<![\\p{L}])(?:${spelled})(?:[ -](?:${spelled})){0,2}(?![\\p{L}]))`;

/** The whole number written by `countPattern`, or undefined. */
export function toCount(text: string): number | undefined {
  const plain = text.trim().toLowerCase();
  const kilo = /^(\d+)(?:[.,](\d))?\s?k$/.exec(plain);
  if (kilo) return Number(kilo[1]) * 1000 + Number(kilo[2] ?? 0) * 100;
  if (/^\d/.test(plain)) return Number(plain.replace(/[,. ']/g, ''));
  return spelledCount(plain.split(/[ -]/));
}

function spelledCount(parts: readonly string[]): number | undefined {
  // "a" alone is one; before another word ("a two-day", "a hundred") it adds nothing.
  if (parts.length === 1 && /^an?$/.test(parts[0] ?? '')) return 1;
  let total = 0;
  for (const part of parts) {
    const value = words[part];
    if (value === undefined) return undefined;
    if (value >= 100 || part === 'dozen') total = Math.max(total, 1) * value;
    else total += value;
  }
  return total;
}

/** The first count that `pattern` (written with `countPattern` as its first group) finds in the text. */
export function findCount(text: string, before: string, after: string): number | undefined {
  const match = new RegExp(before + countPattern + after, 'iu').exec(text);
  return match?.[1] === undefined ? undefined : toCount(match[1]);
}
