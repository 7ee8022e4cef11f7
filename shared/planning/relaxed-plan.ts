import type { CostOption } from '../artifacts/money-fields.ts';
import { type CostLine, totalOf } from './cost-lines.ts';
import type { EventFacts } from './event-facts.ts';
import { chooseOptions } from './option-choice.ts';
import {
  type LinePlanner,
  type PriceTerms,
  relax,
  relaxationCandidates,
  relaxationOptions,
} from './relaxation-options.ts';

/** An event, its prices and the way to its lines. */
export interface CostedEvent {
  facts: EventFacts;
  terms: PriceTerms;
  plan: LinePlanner;
}

export interface AppliedRelaxation {
  id: string;
  label: string;
  savingMinor: number;
  effect: string;
}

export interface RelaxedPlan extends CostedEvent {
  lines: readonly CostLine[];
  applied: AppliedRelaxation[];
  notApplied: { id: string; why: string }[];
}

/** The event after the relaxations that people chose, one on top of the other. */
export function applyRelaxations(event: CostedEvent, ids: readonly string[]): RelaxedPlan {
  const start: RelaxedPlan = {
    ...event,
    lines: event.plan(event.facts, event.terms),
    applied: [],
    notApplied: [],
  };
  return ids.reduce<RelaxedPlan>((state, id) => {
    const candidate = relaxationCandidates(state.facts).find((entry) => entry.id === id);
    if (!candidate) return skip(state, id, 'This plan has no such option (any more).');
    const { facts, terms, lines } = relax(candidate, state.facts, state.terms, state.plan);
    const savingMinor = totalOf(state.lines) - totalOf(lines);
    if (savingMinor <= 0) return skip(state, id, 'It saves nothing on top of the options chosen before it.');
    const { plan } = state;
    const kept: LinePlanner = candidate.without
      ? (f, t) => plan(f, t).filter(({ optional }) => !candidate.without?.(optional))
      : plan;
    const applied = { id, label: candidate.option, savingMinor, effect: candidate.effect };
    return { ...state, facts, terms, plan: kept, lines, applied: [...state.applied, applied] };
  }, start);
}

function skip(state: RelaxedPlan, id: string, why: string): RelaxedPlan {
  return { ...state, notApplied: [...state.notApplied, { id, why }] };
}

/** Ranked ways to spend less than the event costs now; each with what it adds to those ranked before it. Nothing is offered twice. */
export function rankedOptions(event: RelaxedPlan, shortfallMinor: number): CostOption[] {
  const taken = new Set(event.applied.map(({ id }) => id));
  const options = relaxationOptions({ ...event, shortfallMinor }).filter(({ id }) => !taken.has(id));
  const chain = applyRelaxations(
    event,
    options.map(({ id }) => id),
  );
  return options.map(({ id, option, effectOnAttendees, savingMinor, severity, basis }) => ({
    id,
    label: option,
    effect: effectOnAttendees,
    savingMinor,
    addedSavingMinor: chain.applied.find((entry) => entry.id === id)?.savingMinor ?? 0,
    severity,
    basis,
  }));
}

type Proposal = { id: string; savingMinor: number }[];

/**
 * The least noticed options that together remove the shortfall. Savings overlap, so what a choice really saves is planned
 * again, and the gap is widened by what it lacks, at least so far that others are chosen. Null when all together do not
 * suffice.
 */
export function smallestProposal(
  event: CostedEvent,
  options: readonly CostOption[],
  shortfallMinor: number,
): Proposal | null {
  const choosable = options.map(({ id, savingMinor, severity }) => ({
    id,
    savingMinor,
    severity,
    group: exclusive[id] ?? id,
  }));
  let gapMinor = shortfallMinor;
  for (let round = 0; round < rounds; round += 1) {
    const chosen = chooseOptions(choosable, gapMinor);
    if (!chosen) break;
    const { applied } = applyRelaxations(event, chosen);
    const lacking = shortfallMinor - applied.reduce((sum, { savingMinor }) => sum + savingMinor, 0);
    if (lacking <= 0) return applied.map(({ id, savingMinor }) => ({ id, savingMinor }));
    const listedMinor = choosable.reduce(
      (sum, { id, savingMinor }) => sum + (chosen.includes(id) ? savingMinor : 0),
      0,
    );
    gapMinor = Math.max(gapMinor + lacking, listedMinor + 1);
  }
  return mildestFirst(event, options, shortfallMinor);
}

/** Options of which one makes another pointless. */
const exclusive: Readonly<Record<string, string>> = {
  'lent-room': 'venue',
  'economy-venue': 'venue',
  'one-day-less': 'length',
  'half-day': 'length',
  'drop-optional': 'extras',
  'no-reception': 'extras',
  'fewer-heads-10': 'size',
  'fewer-heads-20': 'size',
};

/** Widenings of the gap before the plain order of effects decides. */
const rounds = 6;

function mildestFirst(
  event: CostedEvent,
  options: readonly CostOption[],
  shortfallMinor: number,
): Proposal | null {
  const byEffect = options.toSorted(
    (a, b) => a.severity - b.severity || b.savingMinor - a.savingMinor || (a.id < b.id ? -1 : 1),
  );
  for (let count = 1; count <= byEffect.length; count += 1) {
    const ids = byEffect.slice(0, count).map(({ id }) => id);
    const { applied } = applyRelaxations(event, ids);
    if (applied.reduce((sum, { savingMinor }) => sum + savingMinor, 0) >= shortfallMinor)
      return applied.map(({ id, savingMinor }) => ({ id, savingMinor }));
  }
  return null;
}

/** What is left of the event after the changes that people chose; prices do not matter here. */
export function relaxedFacts(facts: EventFacts, chosen: readonly string[]): EventFacts {
  return chosen
    .flatMap((id) => id.split('+'))
    .reduce(
      (left, id) => ({ ...left, ...relaxationCandidates(left).find((entry) => entry.id === id)?.facts }),
      facts,
    );
}
