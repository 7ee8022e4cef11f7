import { approvalTitles } from '../contracts/approval-titles.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import { postmortem } from '../artifacts/postmortem.ts';
import { riskRegister } from '../artifacts/risk-register.ts';
import { timeline } from '../artifacts/timeline.ts';
import { ifKnown, factLines, moneyLines } from './first-page-facts.ts';
import { conflictBlocks, questionBlock, waitingBlocks } from './first-page-decisions.ts';
import { holdLine } from './first-page-holds.ts';
import { nextDates } from './first-page-dates.ts';
import { labelled } from './markdown-section.ts';
import { bullets, plain, section, table } from './markdown-text.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { artifactTitle } from './plan-sections.ts';
import { countWords } from '../kernel/count-words.ts';
import { stateWords, statusWords } from './plan-words.ts';
import { criticalSteps } from './planner-sections.ts';

const topRisks = 5;
/** A longer path shows its beginning and its end here; the section on the timeline has all of it. */
const longestPath = 8;

/** What a planner reads in a minute: what waits for people, then the money, the time and what may go wrong. */
export function firstPage(plan: PlanContents): string {
  return [
    `# ${plain(plan.title)}`,
    ...rehearsal(plan),
    standing(plan),
    listed([...factLines(plan), ...holdLine(plan)]),
    section('Waiting for you', ...waitingBlocks(plan)),
    ...toSettle(plan),
    section('Money', listed(moneyLines(plan))),
    section('Critical path and lead time', ...leadTime(plan), criticalPath(plan)),
    section('Main risks', risks(plan)),
    section('Next dates', nextDates(plan)),
    section('What is not known yet', ...unknown(plan)),
  ].join('\n\n');
}

/** Questions and conflicts where there are any; one line where nothing is open. */
function toSettle(plan: PlanContents): string[] {
  const { questions, conflicts } = plan;
  if (questions.length + conflicts.length === 0) return ['No question and no conflict is open.'];
  return [
    ...(questions.length > 0 ? [section('Open questions', questionBlock(plan))] : []),
    ...(conflicts.length > 0 ? [section('Conflicts', ...conflictBlocks(plan))] : []),
  ];
}

/** What rests on a choice that nobody has made, and what of the brief could not be read. */
function unknown(plan: PlanContents): string[] {
  return [provisional(plan), notUnderstood(plan)];
}

/** What is going on is said only while something is. */
function standing(plan: PlanContents): string {
  const { state, status } = plan;
  const over = status === 'completed' || status === 'cancelled';
  const doing = over ? state : `${state} – ${stateWords[state]}`;
  const words = awaitsItsDay(plan) ? 'ready, the plan is confirmed' : statusWords[status];
  return `${labelled('State', doing)}. ${labelled('Status', words)}.`;
}

/** All that it waits for has a day of its own to come. */
function awaitsItsDay({ status, waitingFor = [], questions, conflicts }: PlanContents): boolean {
  const dated = waitingFor.length > 0 && waitingFor.every(({ from }) => from !== undefined);
  return status === 'waiting' && dated && questions.length + conflicts.length === 0;
}

function rehearsal(plan: PlanContents): string[] {
  const simulated = plan.execution === 'simulated' || drafted(plan, postmortem)?.simulated === true;
  return simulated ? ['**This is a rehearsal: nothing in it is booked, sent or spent.**'] : [];
}

function listed(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function leadTime(plan: PlanContents): string[] {
  const body = drafted(plan, timeline);
  if (!body) return [];
  const { weeksAvailable, weeksLikely, weeksShortest, compressed, feasible } = body;
  const needed = `the work is likely to take ${countWords(weeksLikely, 'week')}, at the very least ${weeksShortest}`;
  const verdict = feasible
    ? compressed
      ? 'The plan is compressed: tasks run at their faster durations, and a slip has little to fall back on.'
      : 'The time suffices.'
    : 'Even the shortest plan does not fit.';
  return [plain(`${countWords(weeksAvailable, 'working week')} to the event; ${needed}. ${verdict}`)];
}

function criticalPath(plan: PlanContents): string {
  const body = drafted(plan, timeline);
  if (!body) return ifKnown(plan, timeline);
  const steps = criticalSteps(body, plan);
  const left = steps.length - longestPath;
  if (left <= 0) return bullets(steps, 'No task decides the date.');
  const shown = [
    ...steps.slice(0, longestPath - 3),
    `… ${countWords(left + 1, 'more step')}, see Timeline …`,
    ...steps.slice(-2),
  ];
  return bullets(shown);
}

function risks(plan: PlanContents): string {
  const register = drafted(plan, riskRegister);
  if (!register) return ifKnown(plan, riskRegister);
  const top = [...register.risks]
    .sort((a, b) => b.residual.rating - a.residual.rating || b.rating - a.rating)
    .slice(0, topRisks);
  return table(
    ['Risk', 'After mitigation', 'Before', 'Mitigation'],
    top.map(({ title, rating, residual, mitigation }) => [
      title,
      `${residual.rating} of 25`,
      rating,
      mitigation,
    ]),
    register.note || 'None.',
  );
}

function provisional({ provisional: resting, artifacts }: PlanContents): string {
  const kinds = [...new Set(Object.values(resting).flat())];
  const lines = kinds.map((kind) => {
    const types = Object.keys(resting).filter(
      (type) => resting[type]?.includes(kind) && artifacts[type] !== undefined,
    );
    return labelled(
      `${approvalTitles[kind]} not decided`,
      `provisional until then: ${types.map(artifactTitle).join(', ')}`,
    );
  });
  return lines.length === 0
    ? 'Nothing rests on an undecided choice.'
    : lines.map((line) => `- ${line}`).join('\n');
}

function notUnderstood(plan: PlanContents): string {
  const brief = drafted(plan, eventBrief);
  if (!brief) return ifKnown(plan, eventBrief);
  return bullets(
    brief.notUnderstood.map(({ text, why }) => `Not understood in the brief: "${text}": ${why}`),
    'Everything in the brief was understood.',
  );
}
