import { readFileSync } from 'node:fs';
import { assessRisks } from '../../shared/agents/event-planner/tasks/assess-risks.ts';
import { deriveRequirements } from '../../shared/agents/event-planner/tasks/derive-requirements.ts';
import { drawTimeline } from '../../shared/agents/event-planner/tasks/draw-timeline.ts';
import { mapStakeholders } from '../../shared/agents/event-planner/tasks/map-stakeholders.ts';
import { planTasks } from '../../shared/agents/event-planner/tasks/plan-tasks.ts';
import { readBrief } from '../../shared/agents/event-planner/tasks/read-brief.ts';
import { findVenueLeads } from '../../shared/agents/venue-researcher/tasks/find-venue-leads.ts';
import { checkAvailability } from '../../shared/agents/venue-researcher/tasks/check-availability.ts';
import { prepareNegotiation } from '../../shared/agents/venue-researcher/tasks/prepare-negotiation.ts';
import { scoreVenues } from '../../shared/agents/venue-researcher/tasks/score-venues.ts';
import { setVenueCriteria } from '../../shared/agents/venue-researcher/tasks/set-venue-criteria.ts';
import { shortlistVenues } from '../../shared/agents/venue-researcher/tasks/shortlist-venues.ts';
import { parseSubmission } from '../../shared/contracts/brief-submission.ts';
import type { AgentClaim } from '../../shared/kernel/claim.ts';
import type { StoredRecord } from '../../shared/kernel/define-record.ts';
import {
  type Conflict,
  type DraftContext,
  readName,
  type TaskDefinition,
} from '../../shared/kernel/define-task.ts';
import type { InstructionLevel } from '../../shared/kernel/levels.ts';
import type { ToolCall, ToolResult } from '../../shared/kernel/define-tool.ts';
import { venueQuery } from '../../shared/kernel/tool-ports.ts';
import { searchVenues } from '../../shared/tools/search-venues.ts';
import { sampleVenues } from '../../shared/planning/sample-venues.ts';

export const fixtureNames = ['krakow', 'berlin', 'chicago', 'nairobi', 'toronto'] as const;
export type FixtureName = (typeof fixtureNames)[number];

/** Tasks of the event planner and the venue researcher; others are handed in by `tasks`. */
const planningTasks: readonly TaskDefinition[] = [
  readBrief,
  deriveRequirements,
  mapStakeholders,
  planTasks,
  drawTimeline,
  assessRisks,
  setVenueCriteria,
  findVenueLeads,
  shortlistVenues,
  scoreVenues,
  checkAvailability,
  prepareNegotiation,
];

/** Bodies by artifact type, for tests that read them by name. */
export type Bodies = Record<string, Body>;
export type Body = any; // bodies of many types, checked against their schemas when they are drafted

export interface PlanAsk {
  /** Tasks besides those of the event planner and the venue researcher. */
  tasks?: readonly TaskDefinition[];
  /** Answers to questions, by field: { owner: 'Jane', 'conflict:event.dates': 'keep-dates' }. */
  answers?: Readonly<Record<string, unknown>>;
  /** Beginner when absent. */
  level?: InstructionLevel;
  /** More records, for instance a directive; their `seq` follows the submission and the answers. */
  records?: readonly Pick<StoredRecord, 'kind' | 'body'>[];
  /** Replaces declared parameters of single tasks. */
  params?: Readonly<Record<string, unknown>>;
  /** Runs each draft with its checks, e.g. to measure it. */
  around?: <T>(task: string, work: () => T) => T;
  /** Hears of each task with its inputs and context, before it is drafted. */
  handed?: (task: string, inputs: Record<string, unknown>, context: DraftContext) => void;
  /** Planning figures by table, with an organisation's own in place; the product's when absent. */
  knowledge?: Readonly<Record<string, unknown>>;
  /** Results of tool calls; sample venues when absent. */
  tool?: (call: ToolCall) => ToolResult;
}

export interface Plan {
  /** Bodies by artifact type. */
  bodies: Readonly<Record<string, unknown>>;
  conflicts: readonly Conflict[];
  /** With the agent that makes each. */
  claims: readonly AgentClaim[];
}

/** The stored form of a fixture or of a submission as a caller sends it. */
export function submissionOf(brief: FixtureName | object) {
  const value: unknown =
    typeof brief === 'string'
      ? JSON.parse(readFileSync(new URL(`../fixtures/briefs/${brief}.json`, import.meta.url), 'utf8'))
      : brief;
  return parseSubmission(value, { allowAsOf: true, today: '2026-11-23' });
}

/** Every body of the plan, drafted in the order of the tasks' reads; each is checked against its schema and invariants. */
export function planFor(brief: FixtureName | object, ask: PlanAsk = {}): Bodies {
  return planWith(brief, ask).bodies;
}

export function planWith(brief: FixtureName | object, ask: PlanAsk = {}): Plan {
  const submission = submissionOf(brief);
  const records = recordsOf({ submission }, ask);
  const bodies: Record<string, unknown> = {};
  const conflicts: Conflict[] = [];
  const claims: AgentClaim[] = [];
  for (const task of inOrder([...new Set([...planningTasks, ...(ask.tasks ?? [])])])) {
    const inputs = Object.fromEntries(
      task.reads.map((read) => [
        readName(read),
        read.kind === 'view' ? read.select(records) : bodies[read.type],
      ]),
    );
    const context = contextOf(task, submission.asOf, ask);
    const gathered = task.gather(inputs, context).map(ask.tool ?? sampleTool);
    ask.handed?.(task.name, inputs, { ...context, gathered });
    const { parsed, findings } = (ask.around ?? plainly)(task.name, () => {
      const drafted = task.writes.schema.parse(task.draft(inputs, { ...context, gathered }));
      return { parsed: drafted, findings: task.writes.verify(drafted, inputs) };
    });
    if (findings.length > 0)
      throw new Error(`${task.name}: ${findings.map(({ rule, detail }) => `${rule}: ${detail}`).join('; ')}`);
    bodies[task.writes.type] = parsed;
    conflicts.push(...task.conflicts(inputs, parsed, { ...context, gathered }));
    const own = task.claims(inputs, parsed, { ...context, gathered });
    claims.push(...own.map((claim) => ({ ...claim, agent: task.agent })));
  }
  return { bodies, conflicts, claims };
}

const plainly = <T>(_task: string, work: () => T): T => work();

function contextOf(
  task: TaskDefinition,
  asOf: string,
  { params, knowledge, level = 'Beginner' }: PlanAsk,
): DraftContext {
  return {
    level,
    params: params?.[task.name] ?? task.levels[level],
    asOf,
    seed: 1,
    gathered: [],
    ...(knowledge && { knowledge }),
  };
}

function recordsOf(submission: object, { answers = {}, records = [] }: PlanAsk): StoredRecord[] {
  const given = [
    { kind: 'submission', body: submission },
    ...Object.entries(answers).map(([field, value]) => ({
      kind: 'answer',
      body: { questionId: field, field, value },
    })),
    ...records,
  ];
  return given.map(({ kind, body }, index) => ({
    seq: index + 1,
    id: `r${index + 1}`,
    kind,
    body,
    by: 'test',
    at: '2026-11-23T00:00:00Z',
    simulated: false,
  }));
}

/** Each task after the writers of what it reads; what nobody here writes counts as absent. */
function inOrder(tasks: readonly TaskDefinition[]): TaskDefinition[] {
  const order: TaskDefinition[] = [];
  const visit = (task: TaskDefinition): void => {
    if (order.includes(task)) return;
    for (const read of task.reads) {
      const writer = tasks.find(({ writes }) => read.kind === 'artifact' && writes.type === read.type);
      if (writer && writer !== task) visit(writer);
    }
    order.push(task);
  };
  tasks.forEach(visit);
  return order;
}

/** Without lists of an organisation there are sample venues, and nothing else. */
function sampleTool({ tool, input }: ToolCall): ToolResult {
  if (tool !== searchVenues.name) return { tool, source: 'archetype', output: [] };
  return { tool, source: 'archetype', output: sampleVenues(venueQuery.parse(input)) };
}
