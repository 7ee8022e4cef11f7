import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { planChoices, type PlanChoices, planConflicts } from '../../../artifacts/plan-choices.ts';
import { briefInput } from '../../../artifacts/record-views.ts';
import { type Conflict, type ConflictOption, defineTask } from '../../../kernel/define-task.ts';
import { readBrief as understand } from '../../../planning/brief/read-brief.ts';
import { addDays, daysBetween } from '../../../planning/calendar-date.ts';
import { alternativesFor } from '../../../planning/date-choices.ts';
import { holidaysDuring, notesBesideHolidays } from '../../../planning/date-notes.ts';
import type { PublicHoliday } from '../../../planning/public-holidays.ts';
import { readUnread } from '../refinements/read-unread.ts';

/** Conflicts that the task words itself, with dates to choose from. */
const aboutHolidays = 'public holidays';

export const readBrief = defineTask({
  name: 'read-brief',
  title: 'Read the brief',
  agent: 'event-planner',
  reads: [briefInput, planChoices],
  writes: eventBrief,
  refinable: ['constraints', 'notUnderstood'],
  refine: readUnread,
  levels: {
    Beginner: { dateAlternatives: 3 },
    Intermediate: { dateAlternatives: 4 },
    Advanced: { dateAlternatives: 6 },
  },
  draft: ({ briefInput: { submission, answers }, planChoices: choices }, { asOf }) => {
    const { brief } = understand(submission, answers, { asOf });
    return withChoices(brief, choices);
  },
  conflicts: (_inputs, brief, { params }) => [
    ...holidayConflict(brief, params.dateAlternatives),
    ...brief.conflicts.filter(({ about }) => about[1] !== aboutHolidays).map(toConflict),
  ],
});

/** The brief as it stands after a person moved the dates or dropped one of two opposite wishes. */
function withChoices(brief: EventBriefBody, { firstDay, dropConcepts }: PlanChoices): EventBriefBody {
  const moved = firstDay === null ? brief : moveTo(brief, firstDay);
  const dropped = (concept: string | undefined): boolean =>
    concept !== undefined && dropConcepts.includes(concept);
  const constraints = moved.constraints.filter(({ concept }) => !dropped(concept));
  const conflicts = moved.conflicts
    .filter(({ about }) => !about.some(dropped))
    .filter(({ about }) => about[1] !== aboutHolidays || holidaysDuring(moved).length > 0);
  return { ...moved, constraints, conflicts };
}

function moveTo(brief: EventBriefBody, firstDay: string): EventBriefBody {
  const { dates } = brief;
  const first = dates?.days[0];
  if (!dates || !first) return brief;
  const shift = daysBetween(first, firstDay);
  const moved = (time: string): string => addDays(time.slice(0, 10), shift) + time.slice(10);
  const days = dates.days.map((day) => addDays(day, shift));
  return { ...brief, dates: { start: moved(dates.start), end: moved(dates.end), days } };
}

function holidayConflict(brief: EventBriefBody, alternatives: number): Conflict[] {
  const holidays = holidaysDuring(brief);
  if (!brief.dates || holidays.length === 0) return [];
  const moves = alternativesFor(brief, alternatives).map(({ start, end, reasons }): ConflictOption => {
    const span = start === end ? start : `${start} to ${end}`;
    return {
      id: `dates-${start}`,
      label: `Move the event to ${span}`,
      effect: `${reasons.join('; ')}. Speakers and venue are asked for the new days.`,
    };
  });
  const keep = {
    id: 'keep-dates',
    accepts: true,
    label: 'Keep the dates',
    effect:
      'Some suppliers closed, fewer people, and surcharges for staff, which are not in the costs: ask house and suppliers.',
  };
  return [
    {
      key: planConflicts.dates,
      sides: [
        `The event takes place from ${brief.dates.days[0]} to ${brief.dates.days.at(-1)}`,
        holidayWords(holidays),
      ],
      detail: ['Expect surcharges, closed suppliers and fewer people.', ...notesBesideHolidays(brief)].join(
        ' ',
      ),
      blocks: 'Research',
      // People named the dates: who answers without looking keeps them.
      options: [keep, ...moves],
    },
  ];
}

function holidayWords(holidays: readonly PublicHoliday[]): string {
  const named = holidays.map(({ date, name, approximate }) => {
    const moon = approximate ? ', moon-dated and may shift by a day' : '';
    return `${date} is a public holiday (${name}${moon})`;
  });
  return named.join(' and ');
}

function toConflict({ about, detail }: EventBriefBody['conflicts'][number]): Conflict {
  const key = `brief.${about
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')}`;
  const opposite =
    !['dates', 'budget', 'audience', 'place', 'dailyHours'].includes(about[0]) && about[0] !== about[1];
  const options: ConflictOption[] = opposite
    ? [
        {
          id: `drop-${about[1]}`,
          label: `Keep "${about[0]}", drop "${about[1]}"`,
          effect: 'The plan leaves the second wish out.',
        },
        {
          id: `drop-${about[0]}`,
          label: `Keep "${about[1]}", drop "${about[0]}"`,
          effect: 'The plan leaves the first wish out.',
        },
      ]
    : [
        {
          id: 'keep-reading',
          accepts: true,
          label: `Go by "${about[0]}", as the plan does now`,
          effect: 'Nothing changes; the other statement counts as a slip.',
        },
        {
          id: 'correct-brief',
          label: `Go by "${about[1]}": correct the brief`,
          effect: 'Edit the brief; only what depends on it is planned again.',
        },
      ];
  const sides: Conflict['sides'] = opposite
    ? [`The brief asks for ${about[0]}`, `also for ${about[1]}`]
    : [`The brief says one thing in its field "${about[0]}"`, `another in "${about[1]}"`];
  return { key, sides, detail, blocks: 'Plan', options };
}
