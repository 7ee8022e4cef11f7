import type { Segment } from './clauses.ts';
import { minorOf } from './money-grammar.ts';
import type { MoneyFact } from './money-facts.ts';

const word = String.raw`early[- ]?birds?(?:[- ](?:tickets?|price|rate|places?))?`;
const digits = String.raw`(\d{1,5}(?:[.,]\d{2})?)`;

/** A clause that is nothing but this: "180 early bird", "early bird at 180". */
const bareTier = new RegExp(
  String.raw`^(?:(?:and|or)\s+)?(?:${digits}\s+(?:for\s+|as\s+)?(?:the\s+)?${word}|${word}\s*(?::|at|is|from|for|=)?\s*${digits})$`,
  'iu',
);

/** "EUR 250 ticket, 180 early bird": a plain number is money only beside the price, in its currency, and below it. */
export function bareEarlyBirds({ clauses }: Segment, facts: readonly MoneyFact[]): MoneyFact[] {
  return clauses.flatMap((clause) => {
    const match = bareTier.exec(clause.text);
    const figure = match?.[1] ?? match?.[2];
    const price = facts.find(({ role, clause: own }) => role === 'ticket' && own !== clause);
    if (!figure || !price || facts.some((fact) => fact.clause === clause)) return [];
    const amountMinor = minorOf(figure, 1n, price.currency);
    if (amountMinor === null || amountMinor >= (price.amountMinor ?? 0)) return [];
    const start = clause.text.indexOf(figure);
    const place = { start, end: start + figure.length, text: figure, digits: figure, multiplier: 1n };
    return [{ ...price, ...place, clause, amountMinor }];
  });
}

/** Whether the words right beside a ticket price call it the early one. */
export function isEarlyBird({ clause, start, end }: MoneyFact): boolean {
  return (
    /^\s*(?:for\s+|as\s+)?(?:the\s+)?\(?early[- ]?bird/i.test(clause.text.slice(end)) ||
    /early[- ]?bird[^,;]{0,20}$/i.test(clause.text.slice(0, start).replace(/^.*\b(?:and|or)\b/i, ''))
  );
}
