import { eventBrief } from '../artifacts/event-brief.ts';
import { postmortem, type PostmortemBody, type PostmortemMetric } from '../artifacts/postmortem.ts';
import { part, planSection } from './markdown-section.ts';
import { bullets, plain, section, table } from './markdown-text.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { approvalWords, dayWords, instantWords, moneyWords, standingWords } from './plan-words.ts';

export const postmortemSection = planSection({
  artifact: postmortem,
  after: [],
  whyAbsent: 'it is written once a person has recorded that the event was held or cancelled.',
  blocks: (body) => [
    plain(
      `${outcomeWords[body.outcome]}${body.outcomeNote ? ` ${body.outcomeNote}` : ''}${body.simulated ? ' These figures come from a rehearsal (simulated), not from the real event.' : ''}`,
    ),
    table(
      ['Metric', 'Value', 'Target', 'Status', 'How it is computed'],
      body.metrics.map((metric) => [
        metric.name,
        valueWords(metric, body.currency),
        targetWords(metric),
        `${metricWords[metric.status]}${metric.simulated ? ' (simulated)' : ''}`,
        metric.formula,
      ]),
    ),
    part(
      'Money by category',
      table(
        ['Category', 'Planned', 'Spent', 'Note'],
        body.budgetByCategory.map(({ category, plannedMinor, actualMinor, note }) => [
          category,
          moneyWords(plannedMinor, body.currency),
          actualMinor === null ? 'not recorded' : moneyWords(actualMinor, body.currency),
          note,
        ]),
      ),
    ),
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
          approvalWords[kind],
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

function valueWords({ value, unit }: PostmortemMetric, currency: string): string {
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

function targetWords({ target }: PostmortemMetric): string {
  if (!target) return 'none';
  return [
    ...(target.atLeast === undefined ? [] : [`at least ${target.atLeast}`]),
    ...(target.atMost === undefined ? [] : [`at most ${target.atMost}`]),
  ].join(', ');
}
