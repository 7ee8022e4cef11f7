import { versionHash } from '../kernel/content-hash.ts';
import type { AgentClaim } from '../kernel/claim.ts';
import type { ConflictOption } from '../kernel/define-task.ts';
import type { LifecycleState } from '../kernel/levels.ts';
import type { Question } from '../kernel/run-store.ts';
import { excludingPairs, settleClaims, type Settled } from '../planning/tie-break.ts';
import type { Wanted } from './desired-questions.ts';
import { stateAfter } from './lifecycle.ts';
import { opposed } from './opposed.ts';
import type { RunFacts } from './run-facts.ts';
import type { TaskStanding } from './stale-tasks.ts';

/** Who answers where a rule decides. */
export const tieBreak = 'tie-break';

/** A conflict that a rule decides: kept as a question that is answered already. */
export interface Decided {
  question: Wanted;
  option: string;
  /** Which rule, and why nobody is asked. */
  rationale: string;
}

type Claimed = AgentClaim & { state: LifecycleState };

/**
 * Claims of different sides that exclude each other, in the drafts as they are now, one pair of a key at a time. The
 * tie-break decides what it may; the rest is asked. What was decided once stays decided while the claims are the same,
 * and the side that lost is not heard again.
 */
export function claimConflicts(
  facts: RunFacts,
  standings: readonly TaskStanding[],
): { asked: Wanted[]; decided: Decided[] } {
  const claims = standings
    .filter(({ standing }) => standing === 'fresh')
    .flatMap(({ task, state }) =>
      (facts.tasks.get(task.name)?.claims ?? []).map((claim): Claimed => ({
        ...claim,
        agent: task.agent,
        state,
      })),
    );
  const asked: Wanted[] = [];
  const decided: Decided[] = [];
  const opened = new Set<string>();
  const lost = new Set<AgentClaim>();
  for (const [a, b] of excludingPairs(claims)) {
    if (opened.has(a.key) || lost.has(a) || lost.has(b)) continue;
    const field = `conflict:${a.key}`;
    const settled = settleClaims(a, b, spentMinor(facts.questions, field));
    const question = questionOf(field, settled, claims);
    const choice = choiceIn(question, facts.questions);
    if (choice !== undefined) {
      lost.add(choice === settled.loser.option.id ? settled.winner : settled.loser);
      continue;
    }
    opened.add(a.key);
    if (settled.person !== null) asked.push(question);
    else decided.push({ question, option: settled.winner.option.id, rationale: rationaleOf(settled) });
  }
  return { asked, decided };
}

const takesMoney = /^conflict:(?:money\.|headcount$)/;

/** What decisions about other claims took from elsewhere: the latest of each. */
function spentMinor(questions: readonly Question[], own: string): number {
  const latest = new Map(
    questions
      .filter(({ field, status }) => status === 'answered' && takesMoney.test(field) && field !== own)
      .map((question) => [question.field, question]),
  );
  return [...latest.values()].reduce((sum, { options, answer }) => {
    const { savingMinor = 0 } = options.find(({ id }) => id === answer?.value) ?? {};
    return sum + Math.max(0, -savingMinor);
  }, 0);
}

function questionOf(
  field: string,
  { winner, loser, rule, takesMinor, person }: Settled,
  claims: readonly Claimed[],
): Wanted {
  const options = optionsOf(winner, loser, takesMinor);
  const form = versionHash({ field, options: options.map(({ id }) => id), why: [winner.why, loser.why] });
  const [latest] = claims.filter(({ key }) => key === winner.key).toReversed();
  const side = person === null ? '' : `, but ${person}`;
  return {
    kind: 'conflict',
    field,
    text: opposed(winner.why, loser.why),
    why: `Two sides need the same thing. By the rule "${rule}" the first would stand${side}.`,
    neededBy: latest?.agent ?? winner.agent,
    blocks: (latest && stateAfter(latest.state)) ?? 'Confirm',
    options,
    signature: `${form}.1`,
  };
}

/** The preferred one first. What the budget has no room for cannot be taken. */
function optionsOf(winner: AgentClaim, loser: AgentClaim, takesMinor: number): ConflictOption[] {
  const { freeMinor = takesMinor } = loser.gives ?? {};
  const sides = takesMinor > freeMinor ? [loser] : [winner, loser];
  const cost = takesMinor > 0 && winner.option.savingMinor === undefined ? { savingMinor: -takesMinor } : {};
  return sides.map(({ option }) => ({ ...option, ...(option === winner.option && cost), accepts: true }));
}

const choiceIn = ({ signature }: Wanted, questions: readonly Question[]): unknown =>
  questions.findLast((question) => question.status === 'answered' && question.signature === signature)?.answer
    ?.value;

function rationaleOf({ winner, rule, takesMinor }: Settled): string {
  const free =
    takesMinor > 0 ? ' It takes less than needs a new approval, out of what nothing else claims.' : '';
  return `Decided by the rule "${rule}": ${winner.why}.${free}`;
}
