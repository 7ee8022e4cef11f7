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

type Preference = (a: AgentClaim, b: AgentClaim) => number;

/** In this order; the first that tells two claims apart decides. A positive number prefers the first claim. */
export const tieBreakRules = {
  'hard before soft': (a, b) => Number(a.hard) - Number(b.hard),
  'what a person stated': (a, b) => Number(a.stated) - Number(b.stated),
  'what a gate asks for': (a, b) => Number(a.byGate) - Number(b.byGate),
  'the lower cost of being wrong': (a, b) => b.wrongMinor - a.wrongMinor,
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

/** The outcome does not depend on the order of the two. `spentMinor` is what earlier decisions took from elsewhere. */
export function settleClaims(a: AgentClaim, b: AgentClaim, spentMinor: number): Settled {
  const [rule, prefer] = rulesInOrder.find(([, compare]) => compare(a, b) !== 0) ?? [
    'the earlier name',
    () => 1,
  ];
  const [winner, loser] = prefer(a, b) > 0 ? [a, b] : [b, a];
  const takesMinor = overMinor(winner.wants, loser.wants);
  return { winner, loser, rule, takesMinor, person: whyPerson(loser, takesMinor, spentMinor) };
}

function whyPerson(loser: AgentClaim, takesMinor: number, spentMinor: number): string | null {
  if (loser.hard) return 'it would drop what the plan cannot do without';
  if (loser.stated) return 'it would drop what a person stated';
  if (takesMinor === 0) return null;
  const { freeMinor = 0, withoutAskingMinor = 0 } = loser.gives ?? {};
  if (takesMinor + spentMinor > freeMinor) return 'the budget has no room for it';
  if (takesMinor + spentMinor > withoutAskingMinor)
    return 'it costs more than may be moved without a new approval';
  return null;
}

/** One pair for each key: the two of different agents that are furthest apart. Keys in byte order. */
export function excludingPairs(claims: readonly AgentClaim[]): [AgentClaim, AgentClaim][] {
  const keys = [...new Set(claims.map(({ key }) => key))].sort(compareText);
  return keys.flatMap((key) => {
    const own = claims.filter((claim) => claim.key === key);
    const pairs = own.flatMap((a, at) =>
      own
        .slice(at + 1)
        .filter((b) => b.agent !== a.agent && excludes(a.wants, b.wants))
        .map((b): [AgentClaim, AgentClaim] => [a, b]),
    );
    const apart = ([a, b]: [AgentClaim, AgentClaim]) =>
      overMinor(a.wants, b.wants) + overMinor(b.wants, a.wants);
    const named = ([a, b]: [AgentClaim, AgentClaim]) =>
      [a.option.id, b.option.id].sort(compareText).join(' ');
    const [first] = pairs.sort((p, q) => apart(q) - apart(p) || compareText(named(p), named(q)));
    return first ? [first] : [];
  });
}
