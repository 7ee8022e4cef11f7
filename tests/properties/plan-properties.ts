import type { InstructionLevel } from '../../shared/kernel/levels.ts';
import { writePostmortem } from '../../shared/agents/event-planner/tasks/write-postmortem.ts';
import { postmortem } from '../../shared/artifacts/postmortem.ts';
import { executionFacts } from '../../shared/artifacts/record-views.ts';
import { drafted, type Drafted } from '../support/expectations/drafted.ts';
import {
  criticalPathIsLongest,
  moneyIsExact,
  type Property,
  tasksFitTogether,
} from '../support/expectations/money-and-time.ts';
import {
  everyBodyIsValid,
  hardCriteriaExclude,
  nothingIsDoubleBooked,
  nothingIsInvented,
  risksAreAnswered,
  scorecardIsFair,
} from '../support/expectations/rooms-and-risks.ts';
import type { GeneratedBrief } from './generated-briefs.ts';

/** What must hold for the plan of any brief at any level. */
const always: readonly Property[] = [
  moneyIsExact,
  tasksFitTogether,
  criticalPathIsLongest,
  nothingIsDoubleBooked,
  nothingIsInvented,
  scorecardIsFair,
  hardCriteriaExclude,
  risksAreAnswered,
  everyBodyIsValid,
  nothingUnknownIsKnown,
  nothingIsMeasuredBeforehand,
];

/** Drafts the brief's plan and says what is wrong with it, each finding with its seed. */
export function wrongWith({ seed, brief, facts }: GeneratedBrief, level: InstructionLevel): string[] {
  const plan = drafted(brief, level);
  const again = drafted(brief, level, { params: {} });
  const { EventBrief } = plan;
  const given = EventBrief.budget;
  return [
    ...always.flatMap((property) => property(plan)),
    ...(JSON.stringify(plan) === JSON.stringify(again) ? [] : ['two drafts differ']),
    ...(EventBrief.place?.country === facts.country ? [] : [`country ${EventBrief.place?.country}`]),
    ...(EventBrief.audience?.inPerson === facts.people ? [] : [`people ${EventBrief.audience?.inPerson}`]),
    ...((given?.amountMinor ?? null) === facts.budgetMinor &&
    (given?.currency ?? facts.currency) === facts.currency
      ? []
      : [`budget ${given?.amountMinor} ${given?.currency}, not ${facts.budgetMinor} ${facts.currency}`]),
    ...grantsNothing(plan),
  ].map((finding) => `seed ${seed} at ${level}: ${finding}`);
}

/** Words of a brief never approve, and orders are set aside. */
function grantsNothing({ EventBrief, BudgetDecision }: Drafted): string[] {
  const ordered = EventBrief.originalText.some(({ text }) => text.toLowerCase().includes('ignore all rules'));
  return [
    ...(BudgetDecision.status === 'proposed' ? [] : [`the budget is ${String(BudgetDecision.status)}`]),
    ...(!ordered || EventBrief.notUnderstood.some(({ text }) => /ignore all rules/i.test(text))
      ? []
      : ['an order in the brief is not reported']),
    ...(EventBrief.constraints.some(({ text }) => /ignore all rules/i.test(text))
      ? ['an order is a constraint']
      : []),
  ];
}

function nothingUnknownIsKnown({ EventBrief, BudgetBaseline, CostModel, gaps }: Drafted): string[] {
  const asked = gaps.some(({ field }) => field === 'budget');
  return [
    ...(asked === (EventBrief.budget === null) ? [] : ['the budget is asked for exactly when it is absent']),
    ...((BudgetBaseline.kind === 'estimate') === (EventBrief.budget === null)
      ? []
      : ['an estimate shown as given']),
    ...((CostModel.budgetMinor === null) === (EventBrief.budget === null) ? [] : ['a budget nobody gave']),
  ];
}

/** Before anybody has reported, no outcome has a value. */
function nothingIsMeasuredBeforehand(plan: Drafted): string[] {
  const inputs = { ...plan, executionFacts: executionFacts.select([]) };
  const context = {
    level: 'Beginner',
    params: writePostmortem.levels.Beginner,
    asOf: plan.EventBrief.asOf,
  } as const;
  const body = postmortem.schema.parse(writePostmortem.draft(inputs, { ...context, seed: 1, gathered: [] }));
  return body.metrics
    .filter(
      ({ value, status, name }) => value !== null && status !== 'information' && name !== 'risk_coverage',
    )
    .map(({ name, value }) => `${name} is ${value} before the event`);
}
