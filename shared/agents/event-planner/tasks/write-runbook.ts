import { contingencyPlan, type ContingencyPlanBody } from '../../../artifacts/contingency-plan.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import { logisticsPlan, type LogisticsPlanBody } from '../../../artifacts/logistics-plan.ts';
import { resourceRoster } from '../../../artifacts/resource-roster.ts';
import { type Cue, runbook, type RunbookBody } from '../../../artifacts/runbook.ts';
import { schedule, type ScheduleBody } from '../../../artifacts/schedule.ts';
import { stakeholderMap } from '../../../artifacts/stakeholder-map.ts';
import { smallBelow } from '../../../knowledge/communications.ts';
import { cueSource } from '../../../knowledge/run-of-show-cues.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { factsOfBrief, plannable } from '../../../planning/brief-facts.ts';
import { type DayCuesAsk, dayRows } from '../../../planning/runbook-days.ts';
import { decisionPoints } from '../../../planning/runbook-decisions.ts';
import { callSheet, contactsOf, escalationOf } from '../../../planning/runbook-people.ts';
import { cueRoles } from '../../../planning/runbook-roles.ts';
import { type DraftCue, sessionCues, type SessionCuesAsk } from '../../../planning/runbook-sessions.ts';
import { compareText } from '../../../kernel/compare-text.ts';

interface RunbookParams {
  /** One line a segment, or the rows before and after it too. */
  cues: 'segments' | 'full';
  /** Cues tied to the scenario that takes over when they fail. */
  backups: boolean;
  /** Stand-by calls and a rehearsal from cue to cue. */
  cueToCue: boolean;
}

export const writeRunbook = defineTask({
  name: 'write-runbook',
  title: 'Write the runbook',
  agent: 'event-planner',
  reads: [eventBrief, stakeholderMap, schedule, logisticsPlan, resourceRoster, contingencyPlan],
  writes: runbook,
  refinable: ['notes'],
  levels: {
    Beginner: { cues: 'segments', backups: false, cueToCue: false },
    Intermediate: { cues: 'full', backups: false, cueToCue: false },
    Advanced: { cues: 'full', backups: true, cueToCue: true },
  } satisfies Record<string, RunbookParams>,
  draft: (inputs, { params, asOf }) => {
    const { EventBrief, StakeholderMap: map, Schedule, LogisticsPlan, ResourceRoster } = inputs;
    const brief = plannable(EventBrief);
    const facts = factsOfBrief(brief);
    const heads = facts.inPerson + facts.online;
    const common = {
      schedule: Schedule,
      roles: cueRoles(LogisticsPlan),
      small: heads < smallBelow,
      outdoor: facts.outdoor,
      streamed: facts.hybrid,
    };
    const cues = allCues({ ...common, heads }, inputs, params);
    const calls = callSheet(ResourceRoster);
    const owner = map.people.find(({ id }) => id === map.ownerId)?.name ?? 'Owner of the event (to be named)';
    const body: RunbookBody = {
      event: brief.title,
      timeZone: Schedule.timeZone,
      asOf,
      loadIn: { start: Schedule.setUp.start, end: Schedule.setUp.end },
      strike: { start: Schedule.tearDown.start, end: Schedule.tearDown.end, outBy: Schedule.curfew },
      cues: numbered(cues, Schedule.setUp.start, Schedule.tearDown.end),
      callSheet: calls,
      ...(calls.length === 0 && {
        whyNoCalls: ResourceRoster.whyNoTeams ?? 'The roster has no teams.',
      }),
      contacts: contactsOf(map, LogisticsPlan, { country: brief.place.country, small: common.small }),
      escalation: escalationOf(map),
      decisions: decisionPoints({ ...common, owner }),
      notes: notesOn(Schedule),
      basis: {
        source: cueSource,
        formula: 'sessions of the schedule, with the rows of their kind before and after them',
        inputs: { sessions: Schedule.sessions.length, heads, rows: cues.length },
      },
    };
    return body;
  },
});

function notesOn({ unplaced }: ScheduleBody): string[] {
  return [
    'Clock times are absolute: when something slips, whoever calls the show says which later time moves.',
    ...(unplaced.length > 0 ? ['Some sessions have no place in the schedule and no cue here.'] : []),
  ];
}

interface CueInputs {
  LogisticsPlan: Pick<LogisticsPlanBody, 'tearDown'>;
  ContingencyPlan: Pick<ContingencyPlanBody, 'scenarios'>;
}

type CommonCues = Omit<DayCuesAsk, 'full' | 'cueToCue' | 'strikeSteps'> & Pick<SessionCuesAsk, 'schedule'>;

function allCues(
  common: CommonCues,
  { LogisticsPlan, ContingencyPlan }: CueInputs,
  { cues, cueToCue, backups }: RunbookParams,
): DraftCue[] {
  const full = cues === 'full';
  return [
    ...dayRows({ ...common, full, cueToCue, strikeSteps: LogisticsPlan.tearDown.steps }),
    ...sessionCues({
      ...common,
      contingency: ContingencyPlan,
      transitions: full,
      backups,
      standBy: cueToCue,
    }),
  ];
}

/** By clock time; at one time: what ends before what begins, then by segment. Outside the hire nothing happens. */
function numbered(cues: readonly DraftCue[], from: string, to: string): Cue[] {
  return cues
    .filter(({ at }) => at >= from && at <= to)
    .toSorted(
      (a, b) =>
        compareText(a.at, b.at) ||
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
        compareText(a.segment, b.segment),
    )
    .map((cue, index) => ({ no: index + 1, ...cue }));
}

const kinds: readonly Cue['kind'][] = [
  'build',
  'check',
  'briefing',
  'decision',
  'doors',
  'transition',
  'session',
  'close',
  'strike',
];
