import { describe, expect, it } from 'vitest';
import type { DraftContext, TaskDefinition } from '../../shared/kernel/define-task.ts';
import { instructionLevels, type InstructionLevel } from '../../shared/kernel/levels.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { fullPlan } from '../support/full-plan.ts';
import { fixtureNames } from '../support/plan-for.ts';
import { brief } from '../support/plan-event.ts';

/** Parameters that none of the briefs here can show, each with the brief that would. */
const special: Readonly<Record<string, string>> = {
  'build-schedule/versions': 'a programme that was imported twice',
  'build-schedule/moveCost': 'an imported programme in which a speaker can no longer come',
  'build-schedule/optimise': 'an imported programme that one pass places less well',
  'build-schedule/laterByMinutes': 'a programme too long for its days, and the answer that lengthens them',
  'draw-timeline/drivers Beginner': 'trials of the finish, of which this level makes none',
  'draw-timeline/drivers Intermediate': 'trials of the finish, of which this level makes none',
  'shortlist-venues/fillTo Intermediate':
    'few venues within the usual share, and one that fits between it and the maximum',
  'shortlist-venues/fillTo Advanced':
    'few venues within the usual share, and one that fits between it and the maximum',
  'draft-contracts/quotes Intermediate': 'a category that the budget decision compares no quotes for',
  'draft-contracts/quotes Advanced': 'a category that the budget decision compares no quotes for',
  'propose-budget/categoryVariance Beginner':
    'a category for which quotes are compared; Beginner compares none',
  'propose-budget/quotesFromUsd Beginner':
    'quotes in each category; Beginner asks for those of the brief alone',
};
const isSpecial = (task: string, key: string, level: string) =>
  special[`${task}/${key}`] ?? special[`${task}/${key} ${level}`];

const others = ['split-festival-field', 'leeds-lent-hall', 'lisbon-retreat', 'edinburgh-tomorrow'];

interface Handed {
  inputs: Readonly<Record<string, unknown>>;
  context: DraftContext;
}

/** What every task was handed, by task and level, once per brief. */
function handedTo(level: InstructionLevel): Map<string, Handed[]> {
  const all = new Map<string, Handed[]>();
  for (const from of [...fixtureNames, ...others.map((name) => brief(name))]) {
    fullPlan(from, {
      level,
      handed: (task, inputs, context) => all.set(task, [...(all.get(task) ?? []), { inputs, context }]),
    });
  }
  return all;
}

/** Other values of the same kind: those of the other levels first, then made ones. */
function othersOf(value: unknown, elsewhere: readonly unknown[]): unknown[] {
  if (typeof value === 'number') return [...elsewhere, 0, 1, value * 2 + 1, value - 1, value + 100];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'string') return [...elsewhere, 'economy', `${value}, changed`];
  if (Array.isArray(value)) {
    const [first, ...rest] = value as unknown[]; // compared, never used as more
    const inFirst = first === undefined ? [] : othersOf(first, []).map((other) => [other, ...rest]);
    return [...elsewhere, [], value.slice(0, 1), ...inFirst];
  }
  if (typeof value !== 'object' || value === null) return [...elsewhere];
  const inside = Object.entries(value).flatMap(([key, own]) =>
    othersOf(own, []).map((other) => ({ ...value, [key]: other })),
  );
  return [...elsewhere, ...inside, null];
}

function outcome(task: TaskDefinition, { inputs, context }: Handed): string {
  const body = task.draft(inputs, context);
  return JSON.stringify([task.gather(inputs, context), body, task.conflicts(inputs, body, context)]);
}

/** A value that the task cannot work with at all is refused, which is no change of its output. */
function outcomeOrNone(task: TaskDefinition, handed: Handed): string | null {
  try {
    return outcome(task, handed);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isFelt(
  task: TaskDefinition,
  key: string,
  level: InstructionLevel,
  handed: readonly Handed[],
): boolean {
  const valueAt = (one: InstructionLevel) => Object(task.levels[one] ?? {})[key] as unknown; // compared, never used as more
  const own = valueAt(level);
  const same = JSON.stringify(own);
  const elsewhere = instructionLevels.map(valueAt).filter((value) => value !== undefined);
  const changed = othersOf(own, elsewhere).filter((value) => JSON.stringify(value) !== same);
  return handed.some((one) => {
    const before = outcome(task, one);
    return changed.some((value) => {
      const params = { ...Object(one.context.params), [key]: value };
      const after = outcomeOrNone(task, { ...one, context: { ...one.context, params } });
      return after !== null && after !== before;
    });
  });
}

describe.each(instructionLevels)('every parameter declared for %s', (level) => {
  const handed = handedTo(level);
  const tasks = [...catalog.tasks.values()].filter(({ name }) => handed.has(name));

  it.each(tasks.map((task) => [task.name, task] as const))('is felt in what %s writes', (_name, task) => {
    const keys = Object.keys(Object(task.levels[level])).filter((key) => !isSpecial(task.name, key, level));
    const unfelt = keys.filter((key) => !isFelt(task, key, level, handed.get(task.name) ?? []));
    expect(unfelt).toEqual([]);
  });
});
