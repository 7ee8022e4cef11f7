import type { BudgetBaselineBody } from '../artifacts/budget-baseline.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import type { RiskRegisterBody } from '../artifacts/risk-register.ts';
import type { TaskRegisterBody } from '../artifacts/task-register.ts';
import type { TimelineBody } from '../artifacts/timeline.ts';
import { formatMinor } from '../kernel/money.ts';
import { bullets, type Cell, plain, section, table } from './markdown-text.ts';
import type { PlanMarkdownInput } from './plan-markdown.ts';

/** Bodies as they were validated when stored; what does not exist yet is absent. */
export interface PlanBodies {
  EventBrief?: EventBriefBody;
  Timeline?: TimelineBody;
  TaskRegister?: TaskRegisterBody;
  RiskRegister?: RiskRegisterBody;
  CostModel?: CostModelBody;
  BudgetBaseline?: BudgetBaselineBody;
  LogisticsPlan?: LogisticsPlanBody;
}

const shownRisks = 5;

export function firstPage(input: PlanMarkdownInput): string {
  const bodies: PlanBodies = input.artifacts;
  return [
    `${plain(input.state)}, ${plain(input.status)}.`,
    table(['', ''], summary(bodies)),
    section('Decisions waiting', waiting(input)),
    section(
      'Open questions',
      table(
        ['Question', 'Why', 'Needed for', 'By'],
        input.questions.map(({ text, why, blocks, neededBy }) => [text, why, blocks, neededBy]),
      ),
    ),
    section('Critical path', criticalPath(bodies)),
    section('Main risks', risks(bodies)),
    section('Not understood in the brief', notUnderstood(bodies)),
  ].join('\n\n');
}

export function conflictsSection(conflicts: PlanMarkdownInput['conflicts']): string {
  if (conflicts.length === 0) return section('Conflicts', 'None.');
  const blocks = conflicts.flatMap(({ text, why, blocks: state, options }) => [
    `**${plain(text)}** ${plain(why)} Blocks ${plain(state)}.`,
    table(
      ['', 'Way out', 'Effect'],
      options.map(({ label, effect }, index) => [index + 1, label, effect]),
    ),
  ]);
  return section('Conflicts', ...blocks);
}

function summary(bodies: PlanBodies): Cell[][] {
  const { EventBrief: brief } = bodies;
  const place = brief?.place;
  return [
    ['What', brief?.eventType ?? 'not said yet'],
    ['When', when(bodies)],
    ['Where', place ? [place.area, place.city, place.country].filter(Boolean).join(', ') : 'not said yet'],
    ['Venue', venue(bodies)],
    ['People', people(bodies)],
    ['Money', money(bodies)],
    ['Income', income(bodies)],
  ];
}

function when({ EventBrief: brief, Timeline: line }: PlanBodies): string {
  const zone = brief?.timeZone ? ` (${brief.timeZone})` : '';
  if (brief?.dates) return `${readable(brief.dates.start)} to ${readable(brief.dates.end)} local time${zone}`;
  if (brief?.dateWindow) {
    const assumed = line ? `; planned with ${line.eventStart}` : '';
    return `between ${brief.dateWindow.from} and ${brief.dateWindow.to}${assumed}${zone}`;
  }
  return 'not said yet';
}

function venue({ CostModel: model }: PlanBodies): string {
  if (!model) return 'not planned yet';
  const standing = { recommended: 'recommended, not chosen yet', chosen: 'chosen', none: 'none' };
  return model.venue.standing === 'none'
    ? 'none on the shortlist'
    : `${model.venue.name} (${standing[model.venue.standing]})`;
}

function people({ EventBrief: brief, LogisticsPlan: plan }: PlanBodies): string {
  const audience = brief?.audience;
  if (!audience) return 'not said yet';
  const online = audience.online > 0 ? `, ${audience.online} online` : '';
  const open = plan
    ? `; ${plan.attendance.registrationsToOpen} registrations to open, food and seats for ${plan.attendance.planFor}`
    : '';
  return `${audience.inPerson} on site${online}${open}`;
}

function money({ CostModel: model, BudgetBaseline: baseline }: PlanBodies): string {
  if (!model || !baseline) return 'not planned yet';
  const show = (amountMinor: number) => formatMinor(amountMinor, model.currency);
  const total =
    baseline.kind === 'estimate'
      ? `estimate ${show(baseline.totalMinor)}, no amount given`
      : `budget ${show(baseline.totalMinor)}`;
  const rest =
    baseline.shortfallMinor > 0
      ? `OVER BUDGET by ${show(baseline.shortfallMinor)}`
      : `headroom ${show(baseline.totalMinor - model.totalMinor)}`;
  const tax = model.tax.amounts === 'including-tax' ? 'tax included' : 'before tax';
  return `${total}; needed ${show(model.totalMinor)} (${show(model.range.lowMinor)} to ${show(model.range.highMinor)}), ${rest}; ${tax}`;
}

function income({ BudgetBaseline: baseline }: PlanBodies): string {
  if (!baseline) return 'not planned yet';
  if (baseline.income.length === 0) return baseline.whyNoIncome ?? 'none';
  return baseline.income
    .map(
      ({ label, amountMinor, currency, status }) =>
        `${label}: ${formatMinor(amountMinor, currency)}, ${status === 'signed' ? 'signed' : 'at risk until signed'}`,
    )
    .join('; ');
}

function waiting({ approvals }: PlanMarkdownInput): string {
  const open = approvals.filter(({ status }) => status === 'pending' || status === 'blocked');
  return table(
    ['Decision', 'Proposal', 'Asked', 'By'],
    open.map(({ kind, proposal, approvers, approverIndex, dueAt, status }) => [
      kind,
      proposal.summary,
      approvers[approverIndex] ?? 'nobody yet',
      status === 'blocked' ? 'overdue: blocked' : (dueAt?.slice(0, 10) ?? 'no deadline'),
    ]),
  );
}

function criticalPath({ Timeline: line, TaskRegister: register }: PlanBodies): string {
  if (!line || !register) return 'Not planned yet.';
  const tasks = line.criticalPath.flatMap((id) => register.tasks.find((task) => task.id === id) ?? []);
  const lead = `${line.weeksAvailable} weeks available, ${line.weeksLikely} likely, ${line.weeksShortest} at the least.`;
  const rows = tasks.map(({ title, owner, start, end }) => [title, owner, start, end]);
  return `${plain(lead)}\n\n${table(['Task', 'Owner', 'Start', 'End'], rows)}`;
}

function risks({ RiskRegister: register }: PlanBodies): string {
  if (!register) return 'Not assessed yet.';
  return table(
    ['Risk', 'Rating', 'After mitigation', 'Trigger', 'Owner'],
    register.risks
      .slice(0, shownRisks)
      .map(({ title, rating, residual, trigger, owner }) => [title, rating, residual.rating, trigger, owner]),
    register.note,
  );
}

function notUnderstood({ EventBrief: brief }: PlanBodies): string {
  return bullets(
    (brief?.notUnderstood ?? []).map(({ text, why }) => `"${text}": ${why}`),
    'Everything was understood.',
  );
}

function readable(local: string): string {
  return local.replace('T', ' ');
}
