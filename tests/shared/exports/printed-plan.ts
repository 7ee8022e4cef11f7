import type { PostmortemBody } from '../../../shared/artifacts/postmortem.ts';
import type { DatedPlan, PlanContents } from '../../../shared/exports/plan-contents.ts';
import type { Approval, ChainedEntry, Question } from '../../../shared/kernel/run-store.ts';
import { fullPlan } from '../../support/full-plan.ts';
import type { FixtureName } from '../../support/plan-for.ts';

/** A drafted plan that waits for nothing; `change` sets what the test is about. */
export function contents(brief: FixtureName, change: Partial<PlanContents> = {}): PlanContents {
  return {
    title: 'Kraków Rust Evening',
    state: 'Research',
    status: 'waiting',
    execution: 'live',
    waitingFor: [],
    artifacts: fullPlan(brief),
    provisional: {},
    questions: [],
    conflicts: [],
    approvals: [],
    decisions: [],
    ...change,
  };
}

/** The same with ids, revisions and stamps, as calendars and spreadsheets need it. */
export function datedPlan(brief: FixtureName, change: Partial<DatedPlan> = {}): DatedPlan {
  const plan = contents(brief, change);
  const made = { revision: 2, createdAt: '2027-01-04T09:30:00.000Z' };
  const revisions = Object.fromEntries(Object.keys(plan.artifacts).map((type) => [type, made]));
  return { id: 'ev-1', revisions, records: [], ...plan, ...change };
}

export function recordOf(kind: string, body: object, seq = 1): DatedPlan['records'][number] {
  return { seq, id: `r${seq}`, kind, body, by: 'Ola', at: '2027-01-05T10:00:00.000Z', simulated: false };
}

export function approvalOf(change: Partial<Approval> = {}): Approval {
  return {
    id: 'a1',
    kind: 'venue',
    subject: [],
    subjectHash: 'h',
    proposal: {
      summary: 'Town hall: Score 845 of 1000, about PLN 0.00 all-in.',
      candidateId: 'cand-a',
      currency: 'PLN',
      alternatives: [
        { id: 'cand-a', label: 'Town hall', effect: 'Score 845 of 1000.' },
        { id: 'cand-b', label: 'Library', effect: 'Score 734 of 1000.' },
        { id: 'cand-c', label: 'School', effect: 'Score 726 of 1000.' },
      ],
    },
    approvers: ['Ola', 'Jan'],
    approverIndex: 0,
    reminders: 0,
    step: 0,
    requestedAt: '2027-02-01T08:00:00Z',
    dueAt: '2027-02-03T16:00:00Z',
    status: 'pending',
    ...change,
  };
}

export function questionOf(change: Partial<Question> = {}): Question {
  return {
    id: 'q1',
    kind: 'gap',
    field: 'budget',
    text: 'What may it cost?',
    why: 'Without an amount the costs cannot be checked.',
    neededBy: 'Budget Analyst',
    blocks: 'Research',
    options: [],
    signature: 's',
    status: 'open',
    askedAt: '2027-02-01T08:00:00Z',
    ...change,
  };
}

export const decision: ChainedEntry = {
  seq: 1,
  at: '2027-02-02T09:30:00Z',
  by: 'Ola',
  title: 'Venue approved',
  rationale: 'Closest to the station',
  alternatives: [{ id: 'cand-b', label: 'Library', effect: 'PLN 180.00 more' }],
  impacted: [],
  operationId: 'op',
  previousHash: '0',
  hash: '1',
};

export const postmortemBody: PostmortemBody = {
  outcome: 'held',
  outcomeNote: 'Rehearsed, not held.',
  simulated: true,
  currency: 'PLN',
  metrics: [
    {
      name: 'budget_variance',
      value: 3,
      unit: 'percent',
      target: { atMost: 5 },
      status: 'met',
      simulated: true,
      formula: '(actual - baseline) / baseline',
    },
    {
      name: 'cost_per_attendee',
      value: 4867,
      unit: 'minor-units',
      target: { atMost: 4869 },
      status: 'met',
      simulated: true,
      formula: 'actual cost / people checked in',
    },
    {
      name: 'Stakeholder satisfaction',
      value: null,
      unit: 'percent',
      target: { atLeast: 80 },
      status: 'not-measured',
      simulated: false,
      formula: 'share of answers of 4 or 5',
    },
  ],
  budgetByCategory: [
    { category: 'catering', plannedMinor: 73600, actualMinor: 70000, note: 'Fewer drinks' },
    { category: 'Print', plannedMinor: 6873, actualMinor: null },
  ],
  wentWell: ['The talks kept their times'],
  didNotGoWell: ['The lift was locked'],
  lessons: [{ lesson: 'Ask for the key', action: 'Put it on the list', owner: 'Ola', dueOn: '2027-04-01' }],
  recommendations: ['Order one pizza less'],
};

/** The printed lines from a heading to the next one of its rank. */
export function sectionOf(markdown: string, title: string): string {
  const start = markdown.indexOf(`\n## ${title}\n`);
  if (start < 0) throw new Error(`There is no section ${title}.`);
  const rest = markdown.slice(start + 1);
  const end = rest.search(/\n(?:##? |---\n)/);
  return end < 0 ? rest : rest.slice(0, end);
}

export function firstPageOf(markdown: string): string {
  return markdown.split(/^---$/m)[0] ?? '';
}
