import { countWords } from '../../../kernel/count-words.ts';
import { eventBrief } from '../../../artifacts/event-brief.ts';
import { planChoices, planConflicts } from '../../../artifacts/plan-choices.ts';
import { taskRegister } from '../../../artifacts/task-register.ts';
import { type TimelineBody, timeline } from '../../../artifacts/timeline.ts';
import { judgement } from '../../../kernel/basis.ts';
import { type Conflict, defineTask } from '../../../kernel/define-task.ts';
import type { CompressionOption } from '../../../planning/compression-options.ts';
import { alternativesFor } from '../../../planning/date-choices.ts';
import { plannedDateClaims } from '../../../planning/date-claims.ts';
import { dateNotes, holidaysDuring } from '../../../planning/date-notes.ts';
import { type BreakdownParams, breakdownLevels } from '../../../planning/event-plan-levels.ts';
import { type EventPlan, planEvent } from '../../../planning/event-plan.ts';
import type { Levelling } from '../../../planning/resource-levelling.ts';
import { timelineNotes } from '../../../planning/timeline-notes.ts';
import { ladderChances, simulatedFinish } from '../../../planning/timeline-outlook.ts';
import { datedBy } from '../../../planning/timeline-dates.ts';
import { taskIdOf } from '../../../planning/task-ids.ts';

interface TimelineParams extends BreakdownParams {
  dateProposals: number;
  /** A shortfall of the lead time below this is not asked about. */
  tellFromShortfallPercent: number;
  /** Of the simulated schedule; 0: none. */
  trials: number;
  /** Most tasks named as deciding the finish. */
  drivers: number;
  /** Of the schedule as each rung of the ladder, with those before it, would leave it; 0: none. */
  ladderTrials: number;
}

export const drawTimeline = defineTask({
  name: 'draw-timeline',
  title: 'Draw the timeline',
  agent: 'event-planner',
  reads: [eventBrief, taskRegister, planChoices],
  writes: timeline,
  refinable: ['notes'],
  levels: {
    Beginner: {
      ...breakdownLevels.Beginner,
      dateProposals: 3,
      tellFromShortfallPercent: 10,
      trials: 0,
      drivers: 0,
      ladderTrials: 0,
    },
    Intermediate: {
      ...breakdownLevels.Intermediate,
      dateProposals: 4,
      tellFromShortfallPercent: 5,
      trials: 0,
      drivers: 0,
      ladderTrials: 0,
    },
    Advanced: {
      ...breakdownLevels.Advanced,
      dateProposals: 6,
      tellFromShortfallPercent: 0,
      trials: 5_000,
      drivers: 5,
      ladderTrials: 500,
    },
  } satisfies Record<string, TimelineParams>,
  draft: ({ EventBrief: brief, TaskRegister: register, planChoices: { compression } }, { params, seed }) => {
    const event = planEvent({ brief, params, compression });
    const { plan } = event;
    const open = brief.dateWindow !== null || holidaysDuring(brief).length > 0;
    const proposals = open ? alternativesFor(brief, params.dateProposals) : [];
    const { trials, drivers } = params;
    const simulation =
      trials > 0
        ? simulatedFinish(event, { planningStart: register.planningStart, trials, drivers, seed })
        : null;
    const chances = ladderChances(event, { trials: params.ladderTrials, seed });
    const ends = register.tasks.map(({ end }) => end).sort();
    return {
      planningStart: register.planningStart,
      eventStart: register.eventStart,
      eventEnd: register.eventEnd,
      end: ends.at(-1) ?? register.eventEnd,
      timeZone: brief.timeZone ?? 'UTC',
      ...datedBy(register, event, params.milestones),
      feasible: plan.feasible,
      compressed: plan.compressed,
      compressionOptions: plan.ladder.map((option) => toOption(option, { chances, simulation })),
      ...leadTime(event),
      dateProposals: proposals.map(({ start, end, days, reasons }) => ({
        id: `dates-${start}`,
        start,
        end,
        days: [...days],
        reasons: [...reasons],
      })),
      dateNotes: dateNotes(brief),
      ...(simulation && { simulation }),
      ...(plan.levelling && { levelling: toLevelling(plan.levelling) }),
      notes: timelineNotes(event, {
        provisional: brief.dates === null,
        simulation,
        country: brief.place?.country ?? '',
      }),
    };
  },
  conflicts: (_inputs, body, { params }) => leadTimeConflict(body, params.tellFromShortfallPercent),
  claims: ({ EventBrief: { dates } }, { eventStart }) => plannedDateClaims(eventStart, dates !== null),
});

/** A simulated plan moves the event to the day that is safe, not to the one that is as likely missed as met. */
function toOption(
  { id, option, effect, savesDays, moveTo, basis }: CompressionOption,
  {
    chances,
    simulation,
  }: { chances: ReadonlyMap<string, number>; simulation: TimelineBody['simulation'] | null },
): TimelineBody['compressionOptions'][number] {
  const togetherPerMille = chances.get(id);
  const safe = moveTo && simulation && simulation.safeFrom > moveTo ? simulation.safeFrom : null;
  const day = safe ?? moveTo;
  return {
    id: optionId(id, day),
    label: day ? `${option}: ${day} or later` : option,
    effect: safe ? `${effect}. From that day on the chance to be ready is 80 %` : effect,
    savesDays: Math.max(0, savesDays),
    ...(togetherPerMille !== undefined && { togetherPerMille }),
    basis,
  };
}

/** Only a rung that changes the tasks is applied by being chosen; shrinking the event means another brief. */
function optionId(rung: string, moveTo: string | null): string {
  if (moveTo) return `move-date-${moveTo}`;
  return rung === 'shrink-or-online' ? rung : `rung-${rung}`;
}

/** Five working days a week. */
function leadTime({
  plan,
}: EventPlan): Pick<TimelineBody, 'weeksAvailable' | 'weeksLikely' | 'weeksShortest' | 'leadTimeBasis'> {
  const { availableDays, likelyDays, shortestDays } = plan;
  const weeks = (days: number): number => Math.round(days * 2) / 10;
  return {
    weeksAvailable: weeks(availableDays),
    weeksLikely: weeks(likelyDays),
    weeksShortest: weeks(shortestDays),
    leadTimeBasis: {
      source: `${judgement}: work-breakdown template, critical path method`,
      formula: 'longest chain of tasks before the event in working days / 5',
      inputs: { availableDays, likelyDays, shortestDays },
    },
  };
}

function toLevelling({ tasksAtOnce, moved, load }: Levelling): NonNullable<TimelineBody['levelling']> {
  return {
    tasksAtOnce,
    moved: moved.map(({ id, days }) => ({ taskId: taskIdOf(id), days })),
    load: load.map((entry) => ({ ...entry })),
  };
}

function together(perMille: number | undefined): string {
  return perMille === undefined
    ? ''
    : ` With the shortenings listed before it, the chance to be ready in time is ${perMille / 10} %.`;
}

/** Blocks when the plan cannot work; a plan that is only tight is asked about until the final go. */
function leadTimeConflict(body: TimelineBody, tellFromShortfallPercent: number): Conflict[] {
  const { feasible, compressed, weeksAvailable, weeksLikely, weeksShortest, compressionOptions, eventStart } =
    body;
  const shortfall = weeksLikely > 0 ? ((weeksLikely - weeksAvailable) / weeksLikely) * 100 : 0;
  if (!compressed || (feasible && shortfall < tellFromShortfallPercent)) return [];
  const missingDays = Math.round((weeksLikely - weeksAvailable) * 5);
  const whetherEnough = (savesDays: number) =>
    savesDays < missingDays
      ? `: ${missingDays - savesDays} short of likely durations`
      : ': enough for likely durations';
  const rungs = compressionOptions.map(({ id, label, effect, savesDays, togetherPerMille }) => ({
    id,
    label,
    effect:
      savesDays > 0
        ? `${effect}. Shortens the plan by ${countWords(savesDays, 'working day')}${whetherEnough(savesDays)}.${together(togetherPerMille)}`
        : id === 'shrink-or-online'
          ? `${effect}. Edit the brief.`
          : effect,
  }));
  const anyEnough = compressionOptions.some(({ savesDays }) => savesDays >= missingDays);
  const again = anyEnough
    ? ''
    : ' None of the shortenings is enough: what is left after one of them is asked again.';
  const keep = {
    id: 'keep-compressed',
    accepts: true,
    label: 'Work by the compressed plan as dated',
    effect: 'Everything at its faster duration; no reserve for slips.',
  };
  return [
    {
      key: planConflicts.leadTime,
      sides: [
        `The event begins on ${eventStart}, ${weeksAvailable} working weeks from the planning date`,
        `The critical path of such an event takes ${weeksLikely} weeks (${weeksShortest} at the fastest)`,
      ],
      detail: feasible
        ? `The lead time is shorter than the likely critical path. The timeline is compressed: it works only without slips.${again}`
        : `The lead time is shorter than even the fastest critical path. Without a change the event cannot be prepared in time.${again}`,
      blocks: feasible ? 'Execute' : 'Research',
      options: feasible ? [keep, ...rungs] : rungs,
    },
  ];
}
