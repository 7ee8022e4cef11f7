import type { BriefConcept } from '../../knowledge/brief-concepts.ts';
import type { EventBriefBody } from '../../artifacts/event-brief-schema.ts';
import type { Clause, Segment } from './clauses.ts';
import { isEarlyBird } from './early-bird.ts';
import type { MoneyFact } from './money-facts.ts';
import { type ReadConstraint, modalityOf, spanOf } from './read-constraints.ts';

type IncomeGoal = EventBriefBody['incomeGoals'][number];

const unsigned =
  /\b(?:not (?:yet )?(?:signed|confirmed|agreed)|unsigned|unconfirmed|hop(?:e|ed|ing)|target|promised|pledged|expected|tbc)\b/i;

/** Puts each amount that is not the budget where it belongs: on the concept of its sentence, or as a constraint of its own. */
export function linkMoney(
  constraints: ReadConstraint[],
  facts: readonly MoneyFact[],
  segments: readonly Segment[],
): ReadConstraint[] {
  const bySegment = new Map(segments.map((segment) => [segment.segment, segment]));
  const linked = [...constraints];
  for (const fact of facts) {
    const target = conceptOf(fact);
    const segment = bySegment.get(fact.clause.segment);
    if (!target || !segment || fact.isLow || fact.currency === null || fact.amountMinor === null) continue;
    const amount = { amountMinor: fact.amountMinor, currency: fact.currency };
    const isAverage = target.key === 'price' && /\b(?:average|avg|mean)\b/i.test(segment.text);
    const addition = { [target.key]: amount, ...(isAverage && { average: true }) };
    const open = linked.filter(
      ({ concept, clause, value }) =>
        concept === target.concept && clause.segment === segment.segment && !value?.[target.key],
    );
    const existing = open.find(({ clause }) => clause === fact.clause) ?? open[0];
    if (existing)
      linked[linked.indexOf(existing)] = {
        ...quotingBoth(existing, fact.clause),
        value: { ...existing.value, ...addition },
      };
    else
      linked.push({
        clause: fact.clause,
        text: fact.clause.text,
        span: spanOf(fact.clause),
        modality: modalityOf(fact.clause, segment),
        concept: target.concept,
        value: addition,
      });
  }
  return linked.map((entry) => withSignature(entry, bySegment.get(entry.clause.segment)));
}

/** What is read from two clauses of a sentence quotes both, from the first word to the last. */
function quotingBoth(entry: ReadConstraint, other: Clause): ReadConstraint {
  const { clause } = entry;
  if (entry.text.includes(other.text)) return entry;
  const [start, end] = [Math.min(clause.start, other.start), Math.max(clause.end, other.end)];
  const both: Clause = { ...clause, start, end, text: clause.source.text.slice(start, end) };
  return { ...entry, text: both.text, span: spanOf(both) };
}

function conceptOf(fact: MoneyFact): { concept: BriefConcept; key: string } | null {
  const { role } = fact;
  if (role === 'ticket') return { concept: 'paid-entry', key: isEarlyBird(fact) ? 'earlyBird' : 'price' };
  if (role === 'threshold') return { concept: 'procurement-quotes', key: 'above' };
  if (role === 'sponsorship') return { concept: 'sponsorship', key: 'amount' };
  if (role === 'venue') return { concept: 'venue-cost-cap', key: 'amount' };
  return role === 'per-head' ? { concept: 'per-head-cost', key: 'amount' } : null;
}

function withSignature(entry: ReadConstraint, segment: Segment | undefined): ReadConstraint {
  if (
    entry.concept !== 'sponsorship' ||
    !segment ||
    entry.value?.signed !== undefined ||
    !unsigned.test(segment.text)
  )
    return entry;
  return { ...entry, value: { ...entry.value, signed: false } };
}

/** Talks and keynotes take the length that another clause gives ("talks of 45 minutes"). */
export function linkSessionLength(constraints: ReadConstraint[]): ReadConstraint[] {
  const length = constraints.find(({ concept }) => concept === 'session-length');
  const minutes = length?.value?.minutes;
  if (!length || minutes === undefined) return constraints;
  const target: BriefConcept =
    /break-?out|session/i.test(length.text) && !/talk/i.test(length.text) ? 'breakouts' : 'talks';
  return constraints.map((entry) =>
    entry.concept === target && entry.value?.count !== undefined && entry.value.minutes === undefined
      ? { ...entry, value: { ...entry.value, minutes } }
      : entry,
  );
}

/** Money that is to come in. Nothing counts as certain before the brief says that it is signed or paid. */
export function incomeGoals(facts: readonly MoneyFact[], segments: readonly Segment[]): IncomeGoal[] {
  return facts.flatMap((fact): IncomeGoal[] => {
    if (fact.isLow || fact.currency === null || fact.amountMinor === null) return [];
    if (fact.role !== 'income' && fact.role !== 'sponsorship') return [];
    const sentence =
      segments.find(({ segment }) => segment === fact.clause.segment)?.text ?? fact.clause.text;
    const certain =
      /\b(?:signed|confirmed|paid|received|secured|in the bank)\b/i.test(sentence) &&
      !unsigned.test(sentence);
    const raises = /\b(?:rais|charit|donat|proceeds|pledge)/i.test(sentence);
    const kind =
      fact.role === 'sponsorship'
        ? 'sponsorship'
        : raises
          ? 'fundraising'
          : /ticket/i.test(sentence)
            ? 'tickets'
            : 'revenue';
    const amount = { amountMinor: fact.amountMinor, currency: fact.currency };
    return [{ text: fact.clause.text, kind, amount, net: /\bnet\b/i.test(fact.clause.text), certain }];
  });
}
