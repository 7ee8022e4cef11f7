import type { PlannedTask } from '../../../shared/artifacts/task-register.ts';
import type { Drafted } from './drafted.ts';

/** What is wrong with the plan, in sentences; empty when the property holds. */
export type Property = (plan: Drafted) => string[];

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const equal = (what: string, a: number, b: number) => (a === b ? [] : [`${what}: ${a} is not ${b}`]);

/** Integers in minor units; lines, categories and total agree; over budget is said. */
export const moneyIsExact: Property = ({ CostModel, BudgetBaseline, BudgetDecision, conflicts }) => {
  const { lines, categories, contingency, totalMinor, linesMinor, budgetMinor } = CostModel;
  const amounts = [...lines.map((line) => line.totalMinor), totalMinor, BudgetBaseline.totalMinor];
  const over = budgetMinor !== null && totalMinor > budgetMinor;
  return [
    ...amounts.filter((amount) => !Number.isSafeInteger(amount)).map((amount) => `${amount} is no integer`),
    ...equal('lines', sum(lines.map((line) => line.totalMinor)), linesMinor),
    ...equal('categories', sum(categories.map((entry) => entry.totalMinor)), linesMinor),
    ...equal('total', linesMinor + contingency.amountMinor, totalMinor),
    ...equal(
      'allocations',
      sum(BudgetBaseline.allocations.map(({ amountMinor }) => amountMinor)),
      BudgetBaseline.totalMinor,
    ),
    ...equal(
      'decided allocations',
      sum(BudgetDecision.allocations.map(({ amountMinor }) => amountMinor)),
      BudgetDecision.totalMinor,
    ),
    ...(BudgetBaseline.allocations.some(({ category }) => category === 'contingency')
      ? []
      : ['no contingency line']),
    ...(over !== conflicts.some(({ key }) => key === 'money.total')
      ? [`over budget is ${over}, the conflict says otherwise`]
      : []),
  ];
};

/** Too little time: work that runs into the event is told as a conflict that stops the run. */
function saysImpossible({ Timeline, conflicts }: Drafted): boolean {
  return (
    !Timeline.feasible && conflicts.some(({ key, blocks }) => /lead-time/.test(key) && blocks === 'Research')
  );
}

/** No cycle, one start, no loose ends, no date against a dependency, nothing before the planning date. */
export const tasksFitTogether: Property = (plan) => {
  const { TaskRegister, EventBrief } = plan;
  const { tasks, eventStart, eventEnd } = TaskRegister;
  const impossible = saysImpossible(plan);
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const waitedFor = new Set(tasks.flatMap(({ dependsOn }) => dependsOn.map(({ id }) => id)));
  return [
    ...tasks
      .slice(1)
      .flatMap(({ id, dependsOn }) => (dependsOn.length > 0 ? [] : [`${id} has no predecessor`])),
    ...tasks.flatMap(({ id, stage }) =>
      stage !== 'before' || waitedFor.has(id) ? [] : [`${id} leads nowhere`],
    ),
    ...tasks.flatMap(({ id, start }) => (start < EventBrief.asOf ? [`${id} starts before planning`] : [])),
    ...tasks.flatMap(({ id, stage, start }) =>
      stage === 'after' && start <= eventEnd ? [`${id} is after the event and starts before its end`] : [],
    ),
    ...(tasks.some(({ stage, start }) => stage === 'event' && start === eventStart) ? [] : ['no event task']),
    ...tasks.flatMap((task) =>
      task.dependsOn.flatMap(({ id, type }) => {
        const first = byId.get(id);
        if (!first) return [`${task.id} waits for unknown ${id}`];
        const told = impossible && task.stage === 'event';
        return brokenBy(task, first, type) && !told ? [`${task.id} does not wait for ${id}`] : [];
      }),
    ),
  ];
};

function brokenBy(task: PlannedTask, first: PlannedTask, type: 'FS' | 'SS' | 'FF'): boolean {
  if (first.durationDays === 0 || first.stage === 'event') return false;
  if (type === 'FS') return task.start <= first.end;
  return type === 'SS' ? task.start < first.start : task.end < first.end;
}

/** Written again from the definition, by relaxation, so that it shares no code with the planner. */
export const criticalPathIsLongest: Property = ({ TaskRegister: { tasks }, Timeline: { criticalPath } }) => {
  const duration = new Map(tasks.map((task) => [task.id, task.durationDays]));
  const days = (id: string) => duration.get(id) ?? 0;
  const allowed = (task: PlannedTask, { id, type, lag }: PlannedTask['dependsOn'][number], start: number) =>
    start + lag + (type === 'SS' ? 0 : days(id)) - (type === 'FF' ? task.durationDays : 0);
  const starts = new Map(tasks.map(({ id }) => [id, 0]));
  const at = (id: string) => starts.get(id) ?? 0;
  for (let round = 0; ; round += 1) {
    if (round > tasks.length) return ['tasks wait for each other'];
    const later = tasks.flatMap((task) => {
      const start = Math.max(0, ...task.dependsOn.map((dep) => allowed(task, dep, at(dep.id))));
      return start > at(task.id) ? [[task.id, start] as const] : [];
    });
    if (later.length === 0) break;
    for (const [id, start] of later) starts.set(id, start);
  }
  const longest = Math.max(...tasks.map(({ id }) => at(id) + days(id)));
  const last = criticalPath.at(-1) ?? '';
  const loose = criticalPath.slice(1).filter((id, index) => {
    const task = tasks.find((entry) => entry.id === id);
    const before = criticalPath[index] ?? '';
    return !task?.dependsOn.some((dep) => dep.id === before && allowed(task, dep, at(before)) === at(id));
  });
  return [
    ...equal('critical path', at(last) + days(last), longest),
    ...loose.map((id) => `${id} is not held up by the task before it on the critical path`),
    ...(at(criticalPath[0] ?? '') === 0 ? [] : ['the critical path does not begin at the start']),
  ];
};
