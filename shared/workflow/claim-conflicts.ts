import { versionHash } from '../kernel/content-hash.ts';
import type { AgentClaim } from '../kernel/claim.ts';
import type { ConflictOption } from '../kernel/define-task.ts';
import type { LifecycleState } from '../kernel/levels.ts';
import type { Question } from '../kernel/run-store.ts';
import { coverOptions, type Drawn, nothingDrawn } from '../planning/cover-options.ts';
import { excludingPairs, settleClaims, type Settled } from '../planning/tie-break.ts';
import type { Wanted } from './desired-questions.ts';
import { drawnMoney } from './drawn-money.ts';
import { stateAfter } from './lifecycle.ts';
import { opposed } from './opposed.ts';
import type { RunFacts } from './run-facts.ts';
import type { TaskStanding } from './stale-tasks.ts';

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
    const drawn = drawnMoney(facts, field);
    const settled = settleClaims(a, b, drawn.headroomMinor);
    const form = formOf(field, settled);
    const question = questionOf({ field, form, settled, drawn }, claims);
    const choice = choiceIn(form, facts.questions);
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

interface Asking {
  field: string;
  /** Tells this occurrence of the conflict from the next, whatever was decided about others meanwhile. */
  form: string;
  settled: Settled;
  drawn: Drawn;
}

function questionOf({ field, form, settled, drawn }: Asking, claims: readonly Claimed[]): Wanted {
  const { winner, loser, rule, person } = settled;
  const options = optionsOf(settled, drawn);
  const [latest] = claims.filter(({ key }) => key === winner.key).toReversed();
  return {
    kind: 'conflict',
    field,
    text: opposed(winner.why, loser.why),
    why:
      person === null
        ? `Both cannot be had; by the rule "${rule}" the first of the two stands.`
        : `Both cannot be had, and no rule may decide it: ${person}.`,
    neededBy: latest?.agent ?? winner.agent,
    blocks: (latest && stateAfter(latest.state)) ?? 'Confirm',
    options,
    signature: `${form}.${loser.gives?.reserve ? versionHash(options) : '1'}`,
  };
}

/** By the claims alone: what they offer while no other decision has moved anything. */
function formOf(field: string, settled: Settled): string {
  const { winner, loser } = settled;
  const covers = coversOf(settled, nothingDrawn);
  const ids = covers ? wayIds(covers, winner, loser) : sidesOf(settled).map(({ option }) => option.id);
  return versionHash({ field, options: ids, why: [winner.why, loser.why] });
}

/** Where the headroom has room the two sides say enough. */
function wayIds(covers: readonly ConflictOption[], winner: AgentClaim, loser: AgentClaim): string[] {
  const ids = covers.map(({ id }) => id);
  return ids.includes(winner.option.id) ? [winner.option.id, loser.option.id] : ids;
}

/** Of money by category the ways to cover it; else the preferred side first. */
function optionsOf(settled: Settled, drawn: Drawn): ConflictOption[] {
  const covers = coversOf(settled, drawn);
  if (covers) return covers;
  const { winner, takesMinor } = settled;
  const cost = takesMinor > 0 && winner.option.savingMinor === undefined ? { savingMinor: -takesMinor } : {};
  return sidesOf(settled).map(({ option }) => ({
    ...option,
    ...(option === winner.option && cost),
    accepts: true,
  }));
}

function coversOf({ winner, loser, takesMinor }: Settled, drawn: Drawn): ConflictOption[] | undefined {
  if (!('atLeast' in winner.wants)) return undefined;
  const quotes = { ...winner, wants: winner.wants };
  return coverOptions({ allocation: loser, quotes, overMinor: takesMinor, drawn });
}

/** What the budget has no room for cannot be taken. */
function sidesOf({ winner, loser, takesMinor }: Settled): AgentClaim[] {
  const { freeMinor = takesMinor } = loser.gives ?? {};
  return takesMinor > freeMinor ? [loser] : [winner, loser];
}

const choiceIn = (form: string, questions: readonly Question[]): unknown =>
  questions.findLast(({ status, signature }) => status === 'answered' && signature.startsWith(`${form}.`))
    ?.answer?.value;

function rationaleOf({ winner, rule, takesMinor }: Settled): string {
  const free =
    takesMinor > 0 ? ' It takes less than needs a new approval, out of what nothing else claims.' : '';
  return `Decided by the rule "${rule}": ${winner.why}.${free}`;
}
