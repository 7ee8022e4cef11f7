import {
  type MoneyRole,
  indicativeOnlyWords,
  limitWords,
  moneyRoles,
  taxWords,
} from '../../knowledge/money-words.ts';
import { audienceNouns } from '../../knowledge/brief-lexicon.ts';
import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import type { Clause, Segment } from './clauses.ts';
import { bareEarlyBirds } from './early-bird.ts';
import { type FoundAmount, findAmounts, minorOf } from './money-grammar.ts';
import { bareCeiling, inOneCurrency, targetAndCeiling } from './target-and-ceiling.ts';

export type Budget = NonNullable<EventBriefBody['budget']>;

/** An amount with its place and its purpose. Offsets are into the clause. */
export interface MoneyFact extends FoundAmount {
  clause: Clause;
  role: MoneyRole;
  tax: Budget['tax'];
  kind: Budget['kind'];
  /** The lower end of a range ("between 20k and 25k"): the upper end speaks for both. */
  isLow: boolean;
  /** The upper end of one. */
  isHigh: boolean;
}

const people = new RegExp(`^\\s*(?:[\\p{L}-]+ )?${audienceNouns}`, 'iu');

/** All amounts of the brief with their purposes, in reading order. */
export function readMoney(segments: readonly Segment[], country: string | null): MoneyFact[] {
  const facts: MoneyFact[] = [];
  for (const segment of segments) {
    if (facts.length >= mostInBrief) break;
    const own: MoneyFact[] = [];
    for (const [index, clause] of segment.clauses.entries()) {
      const found = clauseFacts(segment, clause, index, country);
      const ceiling = found.length === 0 ? bareCeiling(clause, own.at(-1)) : null;
      own.push(...found, ...(ceiling ? [ceiling] : []));
    }
    facts.push(...own, ...bareEarlyBirds(segment, own));
  }
  return inOneCurrency(facts);
}

/** A price list is no brief: further amounts say nothing about what may be spent. */
const mostInBrief = 300;

/** More amounts than that in one clause are a table, not a statement about this event. */
const mostInClause = 12;

function clauseFacts(segment: Segment, clause: Clause, index: number, country: string | null): MoneyFact[] {
  if (!/\d/.test(clause.text)) return [];
  const amounts = findAmounts(clause.text, country)
    .filter((entry) => !(entry.scaled && people.test(clause.text.slice(entry.end))))
    .slice(0, mostInClause);
  return amounts.flatMap((entry, at): MoneyFact[] => {
    const before = clause.text.slice(amounts[at - 1]?.end ?? 0, entry.start);
    const after = clause.text.slice(entry.end, amounts[at + 1]?.start ?? clause.text.length);
    const next = amounts[at + 1];
    const isLow = next !== undefined && isRange(clause.text, entry, next);
    const role = roleOf(before, after, isLow ? clause.text.slice(next.end) : '', segment, clause, index);
    if (entry.scaled && role !== 'budget') return [];
    return [
      {
        ...entry,
        clause,
        role,
        isLow,
        isHigh: isRange(clause.text, amounts[at - 1], entry),
        tax: taxOf(segment, clause, index, after),
        kind: amounts.length > 1 ? kindAmong(before, after, next) : kindOf(withNext(segment, index)),
      },
    ];
  });
}

/** "20k to 25k". */
function isRange(text: string, low: FoundAmount | undefined, high: FoundAmount): boolean {
  return low !== undefined && /^\s?(?:-|to|and|bis|a|do|y|e|et)\s?$/iu.test(text.slice(low.end, high.start));
}

function roleOf(
  before: string,
  after: string,
  beyond: string,
  segment: Segment,
  clause: Clause,
  index: number,
): MoneyRole {
  if (clause.source.field === 'budget') return 'budget';
  const near = nearestRole(before.slice(-120), `${after} ${beyond}`.slice(0, 80));
  if (near) return near;
  const own = moneyRoles.find(({ pattern }) => pattern.test(clause.text));
  if (own) return own.role;
  for (let at = index - 1; at >= 0; at -= 1) {
    const role = moneyRoles.find(({ pattern }) => pattern.test(segment.clauses[at]?.text ?? ''))?.role;
    if (role) return role;
  }
  return 'none';
}

/** The closest head word wins; a word after the amount counts as a little further away, "per head" right behind it as closest. */
function nearestRole(before: string, after: string): MoneyRole | null {
  let best: { role: MoneyRole; distance: number } | null = null;
  for (const { role, pattern } of moneyRoles) {
    const behind = pattern.exec(after);
    const ahead = [...before.matchAll(new RegExp(pattern.source, 'giu'))].at(-1);
    const distances = [
      behind ? behind.index + (role === 'per-head' ? -10 : 8) : Infinity,
      ahead ? before.length - ahead.index - ahead[0].length : Infinity,
    ];
    const distance = Math.min(...distances);
    if (distance < (best?.distance ?? Infinity)) best = { role, distance };
  }
  return best?.role ?? null;
}

function taxOf(segment: Segment, clause: Clause, index: number, after: string): Budget['tax'] {
  const next = segment.clauses[index + 1]?.text ?? '';
  for (const text of [after, clause.text, next.length < 40 ? next : '']) {
    if (taxWords.included.test(text)) return 'included';
    if (taxWords.excluded.test(text)) return 'excluded';
  }
  return 'unknown';
}

/** "Budget 18k, at most": a short clause behind the amount belongs to it, unless it has a figure of its own. */
function withNext({ clauses }: Segment, index: number): string {
  const [own = '', next = ''] = [clauses[index]?.text, clauses[index + 1]?.text];
  return next.length < 20 && !/\d/.test(next) ? `${own} ${next}` : own;
}

/** Where one clause has several figures, the words ahead of each speak of it; those behind the last one, too. */
function kindAmong(before: string, after: string, next: FoundAmount | undefined): Budget['kind'] {
  return kindOf(next ? before : `${before} ${after}`);
}

function kindOf(text: string): Budget['kind'] {
  if (limitWords.cap.test(text)) return 'cap';
  return limitWords.indicative.test(text) ? 'indicative' : 'target';
}

export interface BudgetReading {
  budget: Budget | null;
  /** The facts that speak of the budget, the chosen one first. */
  facts: MoneyFact[];
  indicativeOnly: boolean;
  /** Set where a currency was concluded, not read. */
  assumption: string | null;
  /** A sum whose currency nothing decides. */
  unclear: MoneyFact | null;
}

/** The budget among the amounts: a cap before a target before an indication; a lone amount without a purpose stands in. */
export function chooseBudget(
  facts: readonly MoneyFact[],
  segments: readonly Segment[],
  localCurrency: string | null,
): BudgetReading {
  const candidates = facts.filter((fact) => fact.role === 'budget' && !fact.isLow);
  const idle = facts.filter((fact) => fact.role === 'none' && !fact.isLow && fact.mark !== null);
  const lone = candidates.length === 0 && idle.length === 1 ? idle : [];
  const order: Budget['kind'][] = ['cap', 'target', 'indicative'];
  const ranked = [...candidates, ...lone].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const known = ranked.filter((fact) => fact.currency !== null && fact.amountMinor !== null);
  const pair = targetAndCeiling(known);
  const chosen = pair?.target ?? known[0] ?? ranked.find((fact) => fact.scaled && localCurrency !== null);
  const budgetClauses = segments.filter(
    ({ text, source }) => source.field === 'budget' || /\bbudget\b/i.test(text),
  );
  const indicativeOnly =
    !chosen &&
    budgetClauses.some(({ text }) => indicativeOnlyWords.test(text) && !/\bnot (?:yet )?known\b/i.test(text));
  if (!chosen)
    return { budget: null, facts: ranked, indicativeOnly, assumption: null, unclear: ranked[0] ?? null };
  const currency = chosen.currency ?? localCurrency;
  const amountMinor = minorOf(chosen.digits, chosen.multiplier, currency);
  if (currency === null || amountMinor === null)
    return { budget: null, facts: ranked, indicativeOnly, assumption: null, unclear: chosen };
  const assumption = assumptionOf(chosen, currency, lone.length > 0);
  const others = ranked.filter((fact) => fact !== chosen);
  const tax = chosen.tax === 'unknown' ? (pair?.ceiling.tax ?? 'unknown') : chosen.tax;
  return {
    budget: {
      amountMinor,
      currency,
      tax,
      kind: pair ? 'target' : chosen.kind,
      ...(pair && { ceilingMinor: pair.ceilingMinor }),
    },
    facts: [chosen, ...others],
    indicativeOnly: false,
    assumption,
    unclear: null,
  };
}

function assumptionOf(chosen: MoneyFact, currency: string, isLone: boolean): string | null {
  if (isLone)
    return `"${chosen.text}" is read as the budget: it is the only amount that has no other purpose`;
  return chosen.currency === null
    ? `"${chosen.text}" is read as ${currency}, the currency of the place`
    : null;
}
