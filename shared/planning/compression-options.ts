import { rungSeparator } from '../artifacts/plan-choices.ts';
import { compressionLadder, type CompressionStep } from '../knowledge/compression-ladder.ts';
import type { TemplateTask } from '../knowledge/work-breakdown-task.ts';
import { type Basis, judgement } from '../kernel/basis.ts';
import type { CalendarDate } from './calendar-date.ts';
import { preEventLength } from './plan-durations.ts';
import { withoutTasks, withSuccessors } from './template-tasks.ts';

export interface CompressionOption {
  id: string;
  option: string;
  effect: string;
  /** Working days that the most likely plan becomes shorter by, this option alone. */
  savesDays: number;
  /** Only for moving the date: the first date that leaves the most likely durations. */
  moveTo: CalendarDate | null;
  basis: Basis;
}

export interface CompressionAsk {
  tasks: readonly TemplateTask[];
  likelyDays: number;
  /** Working days until the event. */
  availableDays: number;
  /** First day on which the event could begin with likely durations. */
  comfortableFrom: CalendarDate;
}

/**
 * The rungs of the compression ladder that shorten this plan, in the order in which to try them; before them as many
 * together as it takes, where one alone is not enough.
 */
export function compressionOptions(ask: CompressionAsk): CompressionOption[] {
  const single = singleOptions(ask);
  return [...togetherOptions(ask, single), ...single];
}

const ladder: readonly CompressionStep[] = compressionLadder;

/** The least rungs from the top that leave likely durations enough time; all of them where even they do not. */
function togetherOptions(
  { tasks, likelyDays, availableDays }: CompressionAsk,
  single: readonly CompressionOption[],
): CompressionOption[] {
  const shortening = single.filter(({ savesDays }) => savesDays > 0);
  if (shortening.length < 2 || shortening.some(({ savesDays }) => likelyDays - savesDays <= availableDays))
    return [];
  const taken: CompressionOption[] = [];
  let left = tasks;
  let without = likelyDays;
  for (const rung of shortening) {
    if (without <= availableDays) break;
    left = ladder.filter(({ id }) => id === rung.id).reduce(applyStep, left);
    const shorter = preEventLength(left, 'likely');
    if (shorter < without) taken.push(rung);
    without = shorter;
  }
  if (taken.length < 2) return [];
  return [
    {
      id: taken.map(({ id }) => id).join(rungSeparator),
      option: `${taken.length} shortenings together`,
      effect: taken.map(({ option }) => option).join('; '),
      savesDays: likelyDays - without,
      moveTo: null,
      basis: { source: judgement, formula: 'likely - without', inputs: { likely: likelyDays, without } },
    },
  ];
}

function singleOptions({ tasks, likelyDays, comfortableFrom }: CompressionAsk): CompressionOption[] {
  return ladder.flatMap((step): CompressionOption[] => {
    const without = preEventLength(applyStep(tasks, step), 'likely');
    const savesDays = likelyDays - without;
    const always = step.id === 'move-date' || step.id === 'shrink-or-online';
    if (savesDays <= 0 && !always) return [];
    const basis = { source: judgement, formula: 'likely - without', inputs: { likely: likelyDays, without } };
    const moveTo = step.id === 'move-date' ? comfortableFrom : null;
    return [{ id: step.id, option: step.option, effect: step.effect, savesDays, moveTo, basis }];
  });
}

/** The tasks as they would be after a rung of the ladder: for a what-if, or once a person chose it. */
export function applyStep(tasks: readonly TemplateTask[], step: CompressionStep): TemplateTask[] {
  const dropped = tasks.filter(
    ({ id, onlyFor }) => step.drop.includes(id) || (onlyFor !== undefined && step.dropTags.includes(onlyFor)),
  );
  const kept = withoutTasks(tasks, new Set(dropped.map(({ id }) => id)));
  const changed = kept.map((task): TemplateTask => {
    const shorter = step.shorten[task.id];
    const [optimistic, likely, pessimistic] = task.days;
    const days = [
      Math.min(optimistic, shorter ?? optimistic),
      Math.min(likely, shorter ?? likely),
      pessimistic,
    ] as const;
    const deps = task.deps.filter(
      ({ id }) => !step.unlink.some(([from, to]) => from === task.id && to === id),
    );
    // A task keeps one predecessor, so that no link is given up where it is the only one.
    const title = step.retitle[task.id] ?? task.title;
    return {
      ...task,
      title,
      days,
      deps: deps.length > 0 || task.deps.length === 0 ? deps : early(task, kept),
    };
  });
  return withSuccessors(changed);
}

/** Instead of its only predecessor, the task waits for what that predecessor waited for. */
function early(task: TemplateTask, tasks: readonly TemplateTask[]): TemplateTask['deps'] {
  return task.deps.flatMap(({ id }) => tasks.find((candidate) => candidate.id === id)?.deps ?? []);
}
