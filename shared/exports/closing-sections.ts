import { approvalTitles } from '../contracts/approval-titles.ts';
import { budgetBaseline } from '../artifacts/budget-baseline.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import { postmortem, type PostmortemBody, type PostmortemMetric } from '../artifacts/postmortem.ts';
import { metricTitle } from '../kernel/metric-words.ts';
import { reviewParts } from './higher-level-parts.ts';
import { part, planSection } from './markdown-section.ts';
import { bullets, plain, section, table } from './markdown-text.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { dayWords } from '../kernel/day-words.ts';
import { instantWords, moneyWords, standingWords } from './plan-words.ts';

export const postmortemSection = planSection({
  artifact: postmortem,
  after: [],
  whyAbsent: 'it is written once a person has recorded that the event was held or cancelled.',
  blocks: (body, plan) => [
    plain(
      [
        ...(body.simulated && body.outcomeNote ? [] : [outcomeWords[body.outcome]]),
        body.outcomeNote ?? '',
        body.simulated ? 'These figures come from a rehearsal (simulated), not from the real event.' : '',
      ].join(' '),
    ),
    table(
      ['Metric', 'Value', 'Target', 'Status', 'How it is computed'],
      body.metrics.map((metric) => [
        metricTitle(metric.name),
        valueWords(metric.value, metric.unit, body.currency),
        targetWords(metric, body.currency),
        `${metricWords[metric.status]}${metric.simulated ? ' (simulated)' : ''}`,
        metric.formula,
      ]),
    ),
    part('Money by category', spending(body, plan)),
    part('What went well', bullets(body.wentWell, body.whyNothingToReport)),
    part('What did not', bullets(body.didNotGoWell, body.whyNothingToReport)),
    part(
      'Lessons',
      table(
        ['Lesson', 'Action', 'Owner', 'Due'],
        body.lessons.map(({ lesson, action, owner, dueOn }) => [lesson, action, owner, dayWords(dueOn)]),
      ),
    ),
    part('Recommendations', bullets(body.recommendations)),
    ...reviewParts(body),
  ],
});

/** Every approval ever asked for and every entry of the decision log, oldest first. */
export function decisionSections(plan: PlanContents): string[] {
  const zone = drafted(plan, eventBrief)?.timeZone;
  return [
    section(
      'Approvals',
      table(
        ['Decision', 'Proposal', 'Asked', 'Standing', 'Decided by', 'Comment'],
        plan.approvals.map(({ kind, proposal, approvers, status, decision }) => [
          approvalTitles[kind],
          proposal.summary,
          approvers.join(', then '),
          standingWords[status],
          decision && `${decision.by}, ${instantWords(decision.at, zone)}`,
          decision?.comment,
        ]),
        'Nobody was asked to approve anything yet.',
      ),
    ),
    section(
      'Decision log',
      table(
        ['No.', 'When', 'By', 'Decision', 'Why', 'Alternatives and their effect'],
        plan.decisions.map(({ seq, at, by, title, rationale, alternatives }) => [
          seq,
          instantWords(at, zone),
          by,
          title,
          rationale,
          alternatives.map(({ label, effect }) => (effect ? `${label}: ${effect}` : label)).join('; '),
        ]),
        'Nothing was decided yet.',
      ),
    ),
  ];
}

function spending({ budgetByCategory, currency }: PostmortemBody, plan: PlanContents): string {
  const planned = drafted(plan, budgetBaseline)?.allocations ?? [];
  const titles = new Map(planned.map(({ category, title }) => [category, title]));
  return table(
    ['Category', 'Planned', 'Spent', 'Note'],
    budgetByCategory.map(({ category, plannedMinor, actualMinor, note }) => [
      titles.get(category) ?? category,
      moneyWords(plannedMinor, currency),
      actualMinor === null ? 'not recorded' : moneyWords(actualMinor, currency),
      note,
    ]),
  );
}

const outcomeWords: Record<PostmortemBody['outcome'], string> = {
  held: 'The event was held.',
  cancelled: 'The event was cancelled.',
  'not-recorded': 'Nobody has recorded whether the event was held.',
};

const metricWords: Record<PostmortemMetric['status'], string> = {
  met: 'met',
  missed: 'missed',
  'not-measured': 'not measured',
  information: 'for comparison',
};

export function valueWords(value: number | null, unit: PostmortemMetric['unit'], currency: string): string {
  if (value === null) return 'no data';
  switch (unit) {
    case 'percent':
      return `${value} %`;
    case 'minutes':
      return `${value} min`;
    case 'minor-units':
      return moneyWords(value, currency);
    case 'points':
      return `${value} points`;
    case 'count':
      return String(value);
  }
}

function targetWords({ target, unit }: PostmortemMetric, currency: string): string {
  if (!target) return 'none';
  return [
    ...(target.atLeast === undefined ? [] : [`at least ${valueWords(target.atLeast, unit, currency)}`]),
    ...(target.atMost === undefined ? [] : [`at most ${valueWords(target.atMost, unit, currency)}`]),
  ].join(', ');
}
