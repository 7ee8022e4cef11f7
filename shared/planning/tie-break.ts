import type { AgentClaim, Wish } from '../kernel/claim.ts';
import { compareText } from '../kernel/compare-text.ts';

/** Whether no plan can follow both. */
export function excludes(a: Wish, b: Wish): boolean {
  if ('is' in a && 'is' in b) return a.is !== b.is;
  return overMinor(a, b) > 0 || overMinor(b, a) > 0;
}

/** By how much the least that one side wants exceeds the most that the other gives; 0 where it does not. */
function overMinor(low: Wish, high: Wish): number {
  return 'atLeast' in low && 'atMost' in high ? Math.max(0, low.atLeast - high.atMost) : 0;
}

/** What nobody can say counts as higher than whatever is known. */
const costIfWrong = ({ wrongMinor }: AgentClaim): number => wrongMinor ?? Number.MAX_VALUE;

type Preference = (a: AgentClaim, b: AgentClaim) => number;

/** In this order; the first that tells two claims apart decides. A positive number prefers the first claim. */
export const tieBreakRules = {
  'hard before soft': (a, b) => Number(a.hard) - Number(b.hard),
  'what a person stated': (a, b) => Number(a.stated) - Number(b.stated),
  'what a gate asks for': (a, b) => Number(a.byGate) - Number(b.byGate),
  'the lower cost of being wrong': (a, b) => costIfWrong(b) - costIfWrong(a),
  'the earlier name': (a, b) => compareText(b.agent, a.agent) || compareText(b.option.id, a.option.id),
} as const satisfies Record<string, Preference>;

export type TieBreakRule = keyof typeof tieBreakRules;
const rulesInOrder = Object.entries(tieBreakRules) as [TieBreakRule, Preference][]; // its own keys

export interface Settled {
  winner: AgentClaim;
  loser: AgentClaim;
  rule: TieBreakRule;
  /** What following the winner takes from elsewhere, minor units; 0 where money is not the point. */
  takesMinor: number;
  /** Why a person decides instead; null: the rule is enough. */
  person: string | null;
}

function preferred(a: AgentClaim, b: AgentClaim): { rule: TieBreakRule; by: number } {
  const [rule, prefer] = rulesInOrder.find(([, compare]) => compare(a, b) !== 0) ?? [];
  return { rule: rule ?? 'the earlier name', by: prefer?.(a, b) ?? 0 };
}

/** The outcome does not depend on the order of the two. `spentMinor` is what earlier decisions took from elsewhere. */
export function settleClaims(a: AgentClaim, b: AgentClaim, spentMinor: number): Settled {
  const { rule, by } = preferred(a, b);
  const [winner, loser] = by >= 0 ? [a, b] : [b, a];
  const takesMinor = takenMinor(winner, loser);
  return { winner, loser, rule, takesMinor, person: whyPerson(loser, takesMinor, spentMinor) };
}

/**
 * Money is counted in itself; of anything else the side that gives says what one more costs, 0 where it is not known. One
 * thing in place of another costs what its option says.
 */
function takenMinor({ key, wants, option }: AgentClaim, { wants: other, gives }: AgentClaim): number {
  if ('is' in wants) return Math.max(0, -(option.savingMinor ?? 0));
  return overMinor(wants, other) * (gives?.perUnitMinor ?? (key.startsWith('money.') ? 1 : 0));
}

function whyPerson(loser: AgentClaim, takesMinor: number, spentMinor: number): string | null {
  if (loser.hard) return 'it would drop what the plan cannot do without';
  if (loser.stated) return 'it would drop what a person stated';
  if (takesMinor === 0) return null;
  const { freeMinor = 0, withoutAskingMinor = 0 } = loser.gives ?? {};
  if (takesMinor + spentMinor > freeMinor) return 'the money that is not allocated does not cover it';
  if (takesMinor + spentMinor > withoutAskingMinor)
    return 'it costs more than may be moved without a new approval';
  return null;
}

/** Two claims can be in conflict only where they speak for different sides. */
const sideOf = ({ agent, party = '' }: AgentClaim): string => `${agent}/${party}`;

/**
 * Claims that exclude each other, by key in byte order; of one key, what is hard first, then what is furthest apart, then
 * the strongest claim against each of the others.
 */
export function excludingPairs(claims: readonly AgentClaim[]): [AgentClaim, AgentClaim][] {
  const keys = [...new Set(claims.map(({ key }) => key))].sort(compareText);
  return keys.flatMap((key) => {
    const own = claims.filter((claim) => claim.key === key);
    const pairs = own.flatMap((a, at) =>
      own
        .slice(at + 1)
        .filter((b) => sideOf(b) !== sideOf(a) && excludes(a.wants, b.wants))
        .map((b): [AgentClaim, AgentClaim] => [a, b]),
    );
    const inOrder = own.toSorted((a, b) => preferred(b, a).by);
    return pairs.sort((p, q) => byUrgency(p, q, inOrder));
  });
}

type Pair = readonly [AgentClaim, AgentClaim];

function byUrgency(p: Pair, q: Pair, inOrder: readonly AgentClaim[]): number {
  const hard = (pair: Pair) => Number(pair.some((claim) => claim.hard));
  const apart = ([a, b]: Pair) => overMinor(a.wants, b.wants) + overMinor(b.wants, a.wants);
  const places = (pair: Pair) => pair.map((claim) => inOrder.indexOf(claim)).sort((a, b) => a - b);
  const [[first = 0, second = 0], [other = 0, next = 0]] = [places(p), places(q)];
  return hard(q) - hard(p) || apart(q) - apart(p) || first - other || second - next;
}
