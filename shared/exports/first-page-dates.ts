import { isMilestoneReached } from '../contracts/milestone-reached.ts';
import { approvalTitles } from '../contracts/approval-titles.ts';
import { budgetDecision } from '../artifacts/budget-decision.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import { timeline } from '../artifacts/timeline.ts';
import { sumMinor } from '../kernel/money.ts';
import { dueDay } from './calendar-deadlines.ts';
import { table } from './markdown-text.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { countWords } from '../kernel/count-words.ts';
import { dayWords } from '../kernel/day-words.ts';
import { moneyWords } from './plan-words.ts';

const shown = 6;

interface DatedLine {
  date: string;
  what: string;
}

/** What comes next, from today on: decisions, milestones, payments, the event. */
export function nextDates(plan: PlanContents): string {
  if (plan.status === 'cancelled') return 'None: the event was cancelled.';
  const today = plan.today ?? drafted(plan, timeline)?.planningStart ?? '';
  const lines = [...decisionDates(plan), ...milestoneDates(plan), ...paymentDates(plan)]
    .filter(({ date }) => date >= today)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const left = lines.length - shown;
  return [
    table(
      ['Date', 'What'],
      lines.slice(0, shown).map(({ date, what }) => [dayWords(date), what]),
      'No date lies ahead.',
    ),
    ...(left > 0 ? [`${countWords(left, 'later date')}: see Timeline and Budget decision.`] : []),
  ].join('\n\n');
}

function decisionDates(plan: PlanContents): DatedLine[] {
  const zone = drafted(plan, eventBrief)?.timeZone;
  return plan.approvals.flatMap((approval) => {
    const date = dueDay(approval, zone);
    return date === undefined ? [] : [{ date, what: `Decide: ${approvalTitles[approval.kind]}` }];
  });
}

function milestoneDates(plan: PlanContents): DatedLine[] {
  return (drafted(plan, timeline)?.milestones ?? [])
    .filter(({ id }) => !isMilestoneReached(id, plan.state))
    .map(({ date, title }) => ({ date, what: title }));
}

/** One line a day: a planner pays in runs. */
function paymentDates(plan: PlanContents): DatedLine[] {
  const proposal = drafted(plan, budgetDecision);
  const byDay = new Map<string, number[]>();
  for (const { dueOn, amountMinor } of proposal?.payments ?? [])
    byDay.set(dueOn, [...(byDay.get(dueOn) ?? []), amountMinor]);
  return [...byDay].map(([date, amounts]) => ({
    date,
    what: `${countWords(amounts.length, 'planned payment')}, ${moneyWords(sumMinor(amounts), proposal?.currency)}${amounts.length > 1 ? ' together' : ''}`,
  }));
}
