import type { Clause } from './clauses.ts';
import { minorOf } from './money-grammar.ts';
import type { MoneyFact } from './money-facts.ts';

const grouped = String.raw`\d{1,3}(?:[ '.,]\d{3}){1,3}|\d{4,9}`;

/** A clause that is nothing but a limit with a plain number: "ceiling 110,000", "max. 110 000 if needed". */
const bareLimit = new RegExp(
  String.raw`^(?:(?:and|but|with|und|mit)\s+)?(?:an?\s+|einem?\s+)?(?:absolute\s+|hard\s+|upper\s+)?(?:up to|max(?:imum|imal)?\.?|at (?:the )?most|ceiling|cap|limit|not (?:to exceed|more than|above|over)|no more than|bis(?: zu)?|h[oö]chstens)\s*(?:of\s+|is\s+|:\s*)?(${grouped})(?:\s+(?:if (?:needed|necessary|required|need be|it has to be)|in the worst case|at (?:the )?most|absolute(?:ly)?|if pushed|falls n[oö]tig|wenn n[oö]tig))?$`,
  'iu',
);

/** "EUR 90,000, ceiling 110,000": the second figure is money only beside the first, and above it. */
export function bareCeiling(clause: Clause, before: MoneyFact | undefined): MoneyFact | null {
  const digits = bareLimit.exec(clause.text)?.[1];
  if (!digits || before?.role !== 'budget') return null;
  const amountMinor = minorOf(digits, 1n, before.currency);
  if (amountMinor === null || before.amountMinor === null || !isAbove(amountMinor, before.amountMinor))
    return null;
  const start = clause.text.indexOf(digits);
  const place = { start, end: start + digits.length, text: digits, digits, multiplier: 1n };
  return { ...before, ...place, clause, amountMinor, kind: 'cap', isLow: false, scaled: false };
}

/** "90k EUR, up to 110k": what stands in one sentence is in one currency. */
export function inOneCurrency(facts: readonly MoneyFact[]): MoneyFact[] {
  return facts.map((fact) => {
    if (fact.currency !== null || fact.mark !== null || fact.role !== 'budget') return fact;
    const beside = facts.find(
      ({ clause, currency, role }) =>
        clause.segment === fact.clause.segment && currency !== null && role === 'budget',
    );
    const currency = beside?.currency ?? null;
    return { ...fact, currency, amountMinor: minorOf(fact.digits, fact.multiplier, currency) };
  });
}

/** Two figures of one budget: the one to plan with, and the higher one that it may come to. */
export function targetAndCeiling(
  known: readonly MoneyFact[],
): { target: MoneyFact; ceiling: MoneyFact; ceilingMinor: number } | null {
  const sums = [...new Map(known.map((fact) => [`${fact.currency} ${fact.amountMinor}`, fact])).values()];
  const target = sums.find(({ kind }) => kind !== 'cap');
  const ceiling = sums.find(({ kind }) => kind === 'cap');
  if (sums.length !== 2 || !target || !ceiling || target.currency !== ceiling.currency) return null;
  const { amountMinor } = target;
  if (amountMinor === null || ceiling.amountMinor === null || target.isHigh) return null;
  return isAbove(ceiling.amountMinor, amountMinor)
    ? { target, ceiling, ceilingMinor: ceiling.amountMinor }
    : null;
}

/** Further apart they are not two figures of one budget (planner's judgement). */
const mostTimes = 3;

function isAbove(ceilingMinor: number, targetMinor: number): boolean {
  return ceilingMinor > targetMinor && ceilingMinor <= mostTimes * targetMinor;
}
