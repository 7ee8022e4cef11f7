import type { Drafted } from './drafted.ts';
import { invariants } from './invariants.ts';
import { numbers } from './numbers.ts';
import type { Row } from './row.ts';
import { texts } from './texts.ts';

/** What is wrong with a plan in the eyes of the row, in sentences; empty when it is met. */
export function checkRow(row: Row, plan: Drafted): string[] {
  switch (row.kind) {
    case 'num':
      return checkNumber(row, plan);
    case 'text_any':
      return checkTexts(row, reader(texts, row)(plan));
    case 'text_none':
      return reader(texts, row)(plan).filter((text) => anyOf(row.regex).test(text));
    case 'conflict':
      return checkConflict(row, plan);
    case 'question':
      return checkQuestion(row, plan);
    case 'task':
      return checkTask(row, plan);
    case 'risk':
      return checkRisk(row, plan);
    case 'invariant':
      return reader(invariants, row)(plan);
  }
}

function reader<T>(table: Readonly<Record<string, T>>, { id }: Row): T {
  const found = table[id];
  if (!found) throw new Error(`nobody says where to look for ${id}`);
  return found;
}

const anyOf = (regex: readonly string[]) => new RegExp(regex.join('|'), 'i');
type Of<K extends Row['kind']> = Extract<Row, { kind: K }>;

function checkNumber(row: Of<'num'>, plan: Drafted): string[] {
  const value = reader(numbers, row)(plan);
  if (value === null) return ['the figure is missing'];
  const fits = value >= (row.min ?? -Infinity) && value <= (row.max ?? Infinity);
  return fits ? [] : [`${value} is not between ${row.min} and ${row.max}`];
}

function checkTexts({ regex, all }: Of<'text_any'>, found: readonly string[]): string[] {
  const patterns = all ? regex.map((one) => anyOf([one])) : [anyOf(regex)];
  return patterns
    .filter((pattern) => !found.some((text) => pattern.test(text)))
    .map((pattern) => `nothing matches ${pattern.source} in ${found.length} texts`);
}

function checkConflict({ regex }: Of<'conflict'>, { conflicts }: Drafted): string[] {
  const own = conflicts.filter(({ detail, sides }) => anyOf(regex).test([detail, ...sides].join(' ')));
  if (own.length === 0)
    return [`no conflict matches; there are ${conflicts.map(({ key }) => key).join(', ')}`];
  return own.some(({ options, sides }) => options.length >= 2 && sides.every((side) => side.length > 5))
    ? []
    : ['the conflict offers fewer than two ways out'];
}

function checkQuestion({ field, blocks }: Of<'question'>, { gaps }: Drafted): string[] {
  const own = gaps.find((gap) => gap.field === field);
  if (!own) return [`nobody asks for ${field}`];
  return blocks && own.blocks !== blocks ? [`it blocks ${own.blocks}, not ${blocks}`] : [];
}

function checkTask({ regex, weeksBefore = 0 }: Of<'task'>, { TaskRegister }: Drafted): string[] {
  const own = TaskRegister.tasks.filter(({ title }) => anyOf(regex).test(title));
  if (own.length === 0) return ['there is no such task'];
  const latest = Date.parse(TaskRegister.eventStart) - weeksBefore * 7 * 86_400_000;
  return own.some(({ owner, start, end }) => owner && start <= end && Date.parse(end) <= latest)
    ? []
    : [
        `${own.map(({ title, end }) => `${title} ends ${end}`).join('; ')}: less than ${weeksBefore} weeks before`,
      ];
}

function checkRisk({ regex }: Of<'risk'>, { RiskRegister }: Drafted): string[] {
  const own = RiskRegister.risks.filter(({ title }) => anyOf(regex).test(title));
  if (own.length === 0) return ['there is no such risk'];
  const complete = own.filter(
    ({ probability, impact, owner, mitigation, trigger }) =>
      probability > 0 && impact > 0 && owner && mitigation && trigger,
  );
  return complete.length > 0 ? [] : ['the risk is incomplete'];
}
