import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import type { ContingencyPlanBody } from '../artifacts/contingency-plan.ts';
import type { PostmortemBody } from '../artifacts/postmortem.ts';
import type { RequirementsBody } from '../artifacts/requirements.ts';
import type { ScheduleBody } from '../artifacts/schedule.ts';
import type { StakeholderMapBody } from '../artifacts/stakeholder-map.ts';
import type { VenueScorecardBody } from '../artifacts/venue-scorecard.ts';
import type { VenueShortlistBody } from '../artifacts/venue-shortlist.ts';
import { formatMinor } from '../kernel/money.ts';
import { bullets, plain, section, table } from './markdown-text.ts';
import type { PlanBodies } from './plan-first-page.ts';

interface SectionBodies extends PlanBodies {
  Requirements?: RequirementsBody;
  StakeholderMap?: StakeholderMapBody;
  VenueShortlist?: VenueShortlistBody;
  VenueScorecard?: VenueScorecardBody;
  BudgetDecision?: BudgetDecisionBody;
  Schedule?: ScheduleBody;
  ContingencyPlan?: ContingencyPlanBody;
  Postmortem?: PostmortemBody;
}

/** One section for every artifact that exists, in the order of the lifecycle. */
export function artifactSections(artifacts: SectionBodies): string[] {
  const writers = [
    brief,
    people,
    tasks,
    risks,
    venues,
    costs,
    budget,
    schedule,
    logistics,
    contingencies,
    postmortem,
  ];
  return writers.map((write) => write(artifacts)).filter((text) => text !== '');
}

function brief({ EventBrief: body, Requirements: needs }: SectionBodies): string {
  if (!body) return '';
  return section(
    'Brief and requirements',
    bullets(
      body.objectives.map(({ text }) => text),
      'No objective was named.',
    ),
    needs
      ? table(
          ['Requirement', 'Priority', 'Met when'],
          needs.items.map(({ text, priority, acceptance }) => [text, priority, acceptance]),
          needs.note,
        )
      : '',
  );
}

function people({ StakeholderMap: body }: SectionBodies): string {
  if (!body) return '';
  const rows = body.people.map(({ name, role, owner, decides }) => [
    name,
    role,
    owner ? 'yes' : '',
    decides.join(', '),
  ]);
  return section('People', table(['Name', 'Role', 'Owner', 'Decides'], rows, body.notes.join(' ')));
}

function tasks({ TaskRegister: body, Timeline: line }: SectionBodies): string {
  if (!body) return '';
  const milestones = line
    ? table(
        ['Milestone', 'Date'],
        line.milestones.map(({ title, date }) => [title, date]),
      )
    : '';
  const rows = body.tasks.map(({ id, title, owner, start, end, dependsOn }) => [
    id,
    title,
    owner,
    start,
    end,
    dependsOn.map((dep) => dep.id).join(', '),
  ]);
  return section(
    'Timeline and tasks',
    milestones,
    table(['Id', 'Task', 'Owner', 'Start', 'End', 'After'], rows),
    bullets([...body.notes, ...(line?.notes ?? []), ...(line?.dateNotes ?? [])], ''),
  );
}

function risks({ RiskRegister: body }: SectionBodies): string {
  if (!body) return '';
  const rows = body.risks.map((risk) => [
    risk.id,
    risk.title,
    `${risk.probability} x ${risk.impact} = ${risk.rating}`,
    risk.residual.rating,
    risk.mitigation,
    risk.trigger,
    risk.owner,
  ]);
  return section(
    'Risks',
    table(['Id', 'Risk', 'Rating', 'After', 'Mitigation', 'Trigger', 'Owner'], rows, body.note),
  );
}

function venues({ VenueShortlist: list, VenueScorecard: card }: SectionBodies): string {
  if (!list) return '';
  const rows = list.candidates.map(({ id, name, layoutCapacity, costMinor, currency, stepFree }) => [
    name,
    layoutCapacity,
    formatMinor(costMinor, currency),
    stepFree,
    card?.rows.find((row) => row.candidateId === id)?.totalPerMille,
  ]);
  const table1 = table(['Candidate', 'Capacity', 'Estimate', 'Step-free', 'Score of 1,000'], rows, list.note);
  return section(
    'Venues',
    table1,
    card ? plain(card.rationale) : '',
    card ? plain(card.sensitivity.note) : '',
  );
}

function costs({ CostModel: body }: SectionBodies): string {
  if (!body) return '';
  const money = (amountMinor: number) => formatMinor(amountMinor, body.currency);
  const rows = body.lines.map((line) => [
    line.category,
    line.item,
    line.quantity,
    line.unit,
    money(line.unitCostMinor),
    money(line.totalMinor),
    `${money(line.range.lowMinor)} to ${money(line.range.highMinor)}`,
  ]);
  const sums = [
    ['Lines', money(body.linesMinor)],
    ['Contingency', money(body.contingency.amountMinor)],
    ['Total', money(body.totalMinor)],
    ['Budget', body.budgetMinor === null ? 'none given' : money(body.budgetMinor)],
    ['Headroom', body.headroomMinor === null ? null : money(body.headroomMinor)],
  ];
  return section(
    'Costs',
    table(['Category', 'Item', 'Quantity', 'Unit', 'Unit cost', 'Total', 'Range'], rows),
    table(['Sum', ''], sums),
    bullets(body.notes),
  );
}

function budget({ BudgetBaseline: baseline, BudgetDecision: body }: SectionBodies): string {
  if (!baseline) return '';
  const money = (amountMinor: number) => formatMinor(amountMinor, baseline.currency);
  const allocations = baseline.allocations.map(({ title, amountMinor, needMinor, shareBasisPoints }) => [
    title,
    money(amountMinor),
    money(needMinor),
    `${(shareBasisPoints / 100).toFixed(1)} %`,
  ]);
  const proposal = body
    ? [
        plain(body.recommendation),
        plain(body.reserves.note),
        table(
          ['Saving, not applied', 'Saves', 'Effect'],
          body.savings.options.map(({ label, addedSavingMinor, effect }) => [
            label,
            money(addedSavingMinor),
            effect,
          ]),
        ),
        plain(body.savings.note),
        table(
          ['Payment', 'Due', 'Amount'],
          body.payments.map(({ what, dueOn, amountMinor }) => [what, dueOn, money(amountMinor)]),
          body.whyNoPayments,
        ),
      ]
    : [];
  return section(
    'Budget',
    plain(baseline.origin),
    table(['Allocation', 'Amount', 'Need', 'Share'], allocations),
    ...proposal,
  );
}

function schedule({ Schedule: body }: SectionBodies): string {
  if (!body) return '';
  const rooms = new Map(body.rooms.map(({ id, name }) => [id, name]));
  const rows = body.sessions.map(({ start, end, title, roomId, track, expectedAudience }) => [
    start.slice(0, 10),
    start.slice(11),
    end.slice(11),
    title,
    rooms.get(roomId),
    track,
    expectedAudience,
  ]);
  const left = body.unplaced.map(({ title, why }) => `Not placed: ${title}. ${why}`);
  return section(
    'Schedule',
    plain(
      `Local times, ${body.timeZone}. Set-up from ${body.setUp.start.replace('T', ' ')}, everybody out by ${body.tearDown.end.replace('T', ' ')}.`,
    ),
    table(['Day', 'Start', 'End', 'Session', 'Room', 'Track', 'People'], rows),
    bullets([...left, ...body.assumptions], ''),
  );
}

function logistics({ LogisticsPlan: body }: SectionBodies): string {
  if (!body) return '';
  return section(
    'Logistics',
    table(
      ['Workflow', 'Owner', 'Deputy', 'Tasks', 'Steps'],
      body.workflows.map(({ title, owner, deputy, taskIds, steps }) => [
        title,
        owner,
        deputy,
        taskIds.join(', '),
        steps.join('; '),
      ]),
      body.whyNoWorkflows,
    ),
    table(
      ['Room', 'Layout', 'Seats', 'm2'],
      body.layouts.map(({ room, layout, seats, areaSquareMetres }) => [
        room,
        layout,
        seats,
        areaSquareMetres,
      ]),
    ),
    table(
      ['Role', 'People'],
      body.staff.map(({ role, count }) => [role, count]),
      body.whyNoStaff,
    ),
    table(
      ['Food and drink', 'Quantity', 'Unit'],
      body.catering.map(({ item, quantity, unit }) => [item, quantity, unit]),
      body.whyNoCatering,
    ),
    bullets([
      `Network: ${body.network.megabitPerSecond} Mbit/s, ${body.network.accessPoints} access points${body.network.dedicatedLine ? ', dedicated line' : ''}.`,
      `Access: ${body.access.wheelchairPlaces} wheelchair places with companion seats; ${body.access.measures.join('; ')}.`,
    ]),
    table(
      ['Policy', 'Rule'],
      body.policies.map(({ name, rule }) => [name, rule]),
    ),
  );
}

function contingencies({ ContingencyPlan: body }: SectionBodies): string {
  if (!body) return '';
  const rows = body.scenarios.map(({ title, trigger, firstAction, response, owner, deputy }) => [
    title,
    trigger,
    `${firstAction.action} (within ${firstAction.withinMinutes} min)`,
    response.join('; '),
    owner,
    deputy,
  ]);
  return section(
    'If something happens',
    table(['Scenario', 'Trigger', 'First action', 'Then', 'Owner', 'Deputy'], rows, body.whyEmpty),
    plain(body.escalation),
  );
}

function postmortem({ Postmortem: body }: SectionBodies): string {
  if (!body) return '';
  const rows = body.metrics.map(({ name, value, unit, status, simulated, formula }) => [
    name.replaceAll('_', ' '),
    value === null ? null : unit === 'minor-units' ? formatMinor(value, body.currency) : `${value} ${unit}`,
    `${status}${simulated && value !== null ? ' (simulated)' : ''}`,
    formula,
  ]);
  return section(
    'Postmortem',
    plain(`Outcome: ${body.outcome}.${body.simulated ? ' Figures come from a rehearsal.' : ''}`),
    table(['Figure', 'Value', 'Status', 'Formula'], rows),
    table(
      ['Lesson', 'Action', 'Owner', 'By'],
      body.lessons.map(({ lesson, action, owner, dueOn }) => [lesson, action, owner, dueOn]),
    ),
    bullets(body.recommendations),
  );
}
