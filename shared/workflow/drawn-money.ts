import { compareText } from '../kernel/compare-text.ts';
import type { MoneyDraw } from '../kernel/define-task.ts';
import { sumMinor } from '../kernel/money.ts';
import type { Question } from '../kernel/run-store.ts';
import { type Drawn, needsApproval } from '../planning/cover-options.ts';
import { excludes } from '../planning/tie-break.ts';
import type { RunFacts } from './run-facts.ts';

/** What a decision about the money of one category moved. */
export interface CategoryDraw {
  category: string;
  headroomMinor: number;
  contingencyMinor: number;
}

type Facts = Pick<RunFacts, 'questions' | 'tasks'>;

/** What decisions moved within the budget; that of the question `but` is left out, because it is being asked. */
export function drawnMoney(facts: Facts, but: string): Drawn {
  const { taken, sinceApproval } = decidedDraws(facts);
  const others = [...taken].flatMap(([field, draw]) => (field === but ? [] : [draw]));
  const since = [...sinceApproval].flatMap(([field, minor]) => (field === but ? [] : [minor]));
  return { ...sumOf(others), sinceApprovalMinor: sumMinor(since) };
}

/**
 * What the budget is to be approved with: all that was moved when a decision last took a new approval. Null while none
 * has.
 */
export function approvableDraws(facts: Facts): CategoryDraw[] | null {
  return decidedDraws(facts).approvable;
}

/** Everything that decisions moved so far, whether or not it takes a new approval. */
export function allDraws(facts: Facts): CategoryDraw[] {
  return [...decidedDraws(facts).taken].flatMap(([field, draw]) => categoryDraws(field, draw));
}

interface Draw extends Omit<CategoryDraw, 'category'> {
  /** Absent where the decision does not say out of what: it is the headroom then, and takes no approval of its own. */
  terms?: MoneyDraw;
}

/** Decisions in their order. The latest about a category counts, whole, and only while its quotes are above it. */
function decidedDraws(facts: Facts) {
  const answered = facts.questions
    .flatMap((question) => (question.status === 'answered' && question.answer ? [question] : []))
    .filter(({ field }) => takesMoney.test(field) && isApart(field, facts))
    .toSorted((a, b) => compareText(a.answer?.at ?? '', b.answer?.at ?? ''));
  const taken = new Map<string, Draw>();
  const sinceApproval = new Map<string, number>();
  let approvable: CategoryDraw[] | null = null;
  for (const question of answered) {
    const { field } = question;
    const draw = drawOf(question);
    taken.delete(field);
    sinceApproval.delete(field);
    const before = {
      ...sumOf([...taken.values()]),
      sinceApprovalMinor: sumMinor([...sinceApproval.values()]),
    };
    taken.set(field, draw);
    if (!draw.terms) continue;
    sinceApproval.set(field, draw.headroomMinor + draw.contingencyMinor);
    if (!needsApproval(draw.terms, before)) continue;
    sinceApproval.clear();
    approvable = [...taken].flatMap(([key, own]) => categoryDraws(key, own));
  }
  return { taken, sinceApproval, approvable };
}

const takesMoney = /^conflict:(?:money\.(.+)|headcount)$/;

function categoryDraws(field: string, { headroomMinor, contingencyMinor }: Draw): CategoryDraw[] {
  const category = takesMoney.exec(field)?.[1];
  return category && headroomMinor + contingencyMinor > 0
    ? [{ category, headroomMinor, contingencyMinor }]
    : [];
}

function drawOf({ options, answer }: Question): Draw {
  const option = options.find(({ id }) => id === answer?.value);
  if (!option?.draws) return { headroomMinor: Math.max(0, -(option?.savingMinor ?? 0)), contingencyMinor: 0 };
  const { headroomMinor, contingencyMinor } = option.draws;
  return { headroomMinor, contingencyMinor, terms: option.draws };
}

/** Whether the claims still exclude each other: a quote that came down gives back what it took. */
function isApart(field: string, { tasks }: Facts): boolean {
  const key = field.slice('conflict:'.length);
  const claims = [...tasks.values()]
    .flatMap((task) => task.claims ?? [])
    .filter((claim) => claim.key === key);
  return claims.some((a) => claims.some((b) => excludes(a.wants, b.wants)));
}

function sumOf(draws: readonly Draw[]) {
  return {
    headroomMinor: sumMinor(draws.map(({ headroomMinor }) => headroomMinor)),
    contingencyMinor: sumMinor(draws.map(({ contingencyMinor }) => contingencyMinor)),
  };
}
