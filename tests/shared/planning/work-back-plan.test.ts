import { describe, expect, it } from 'vitest';
import type { TaskTag } from '../../../shared/knowledge/work-breakdown-task.ts';
import { workBreakdowns } from '../../../shared/knowledge/work-breakdown.ts';
import { addDays, daysBetween } from '../../../shared/planning/calendar-date.ts';
import { startAllowedBy } from '../../../shared/planning/critical-path.ts';
import { type PlannedEventType, selectTasks, templateFor } from '../../../shared/planning/template-tasks.ts';
import { type WorkBackPlan, workBackPlan } from '../../../shared/planning/work-back-plan.ts';
import { workingCalendar } from '../../../shared/planning/working-days.ts';
import type { InstructionLevel } from '../../../shared/kernel/levels.ts';

interface Sample {
  eventType: PlannedEventType;
  audience: number;
  level: InstructionLevel;
  tags: readonly TaskTag[];
  country: string;
  asOf: string;
  from: string;
  to: string;
}

function plan({ eventType, audience, level, tags, country, asOf, from, to }: Sample): WorkBackPlan {
  return workBackPlan({
    tasks: selectTasks({ eventType, audience, level, tags }),
    horizonWeeks: workBreakdowns[templateFor(eventType, audience)].horizonWeeks,
    asOf,
    eventStart: from,
    eventEnd: to,
    calendar: workingCalendar(country),
    milestones: level === 'Beginner' ? 'minimum' : 'all',
    tasksAtOnce: null,
  });
}

const krakow: Sample = {
  eventType: 'meetup',
  audience: 20,
  level: 'Beginner',
  tags: [],
  country: 'PL',
  asOf: '2027-02-01',
  from: '2027-03-11',
  to: '2027-03-11',
};
const berlin: Sample = {
  eventType: 'conference',
  audience: 200,
  level: 'Intermediate',
  tags: ['cfp', 'sponsors'],
  country: 'DE',
  asOf: '2026-11-23',
  from: '2027-05-06',
  to: '2027-05-07',
};
const chicago: Sample = {
  eventType: 'gala',
  audience: 320,
  level: 'Intermediate',
  tags: ['auction', 'alcohol'],
  country: 'US',
  asOf: '2026-12-14',
  from: '2027-10-09',
  to: '2027-10-09',
};
const toronto: Sample = {
  eventType: 'conference',
  audience: 800,
  level: 'Advanced',
  tags: ['cfp', 'hybrid', 'multi-venue', 'expo', 'sponsors', 'interpretation'],
  country: 'CA',
  asOf: '2026-12-07',
  from: '2027-06-08',
  to: '2027-06-10',
};
const samples: readonly (readonly [string, Sample])[] = [
  ['a Beginner meetup', krakow],
  ['a compressed conference', berlin],
  ['a gala with time to spare', chicago],
  ['a large hybrid conference', toronto],
  ['a conference far too late', { ...berlin, from: '2027-02-01', to: '2027-02-02' }],
  [
    'a workshop',
    {
      ...krakow,
      eventType: 'workshop',
      audience: 40,
      tags: ['three-quotes', 'backup-power'],
      from: '2027-04-20',
      to: '2027-04-21',
    },
  ],
  [
    'a festival',
    { ...toronto, eventType: 'festival', audience: 1500, tags: ['outdoor', 'alcohol'], to: '2027-06-09' },
  ],
  ['a small conference', { ...berlin, audience: 60, tags: [], level: 'Beginner' }],
];

describe.each(samples)('the work-back plan of %s', (_, sample) => {
  const result = plan(sample);
  const byId = new Map(result.tasks.map((task) => [task.id, task]));
  const before = result.tasks.filter(({ stage }) => stage === 'before');

  it('starts no task before the planning date and ends none before it starts', () => {
    for (const { start, end } of result.tasks) {
      expect(start >= sample.asOf).toBe(true);
      expect(end >= start).toBe(true);
    }
  });

  it('ends every task before the event, or marks it late in a plan that is not feasible', () => {
    for (const { end, late } of before) expect(late).toBe(end >= sample.from);
    if (result.feasible) expect(before.filter(({ late }) => late)).toEqual([]);
    else expect(result.missingDays).toBeGreaterThan(0);
  });

  it('puts the review after the event', () => {
    const after = result.tasks.filter(({ stage }) => stage === 'after');
    expect(after.length).toBeGreaterThan(0);
    for (const { start } of after) expect(start > sample.to).toBe(true);
  });

  it('gives every task before the event a successor and all but the first a predecessor', () => {
    const waitedFor = new Set(result.tasks.flatMap(({ deps }) => deps.map(({ id }) => id)));
    expect(before.filter(({ id }) => !waitedFor.has(id))).toEqual([]);
    expect(result.tasks.filter(({ deps }) => deps.length === 0)).toHaveLength(1);
  });

  it('starts a task only after its predecessors and their lag', () => {
    const calendar = workingCalendar(sample.country);
    const index = (date: string) => calendar.workingDaysBetween(sample.asOf, date);
    for (const task of before) {
      for (const dep of task.deps) {
        const predecessor = byId.get(dep.id);
        if (!predecessor) throw new Error(`unknown ${dep.id}`);
        const earliest = startAllowedBy(dep, predecessor, index(predecessor.start), task.duration);
        expect(index(task.start), `${task.id} after ${dep.id}`).toBeGreaterThanOrEqual(earliest);
      }
    }
  });

  it('has a critical path without float, through the event', () => {
    const path = result.criticalPath.map((id) => byId.get(id));
    expect(path.every((task) => task?.totalFloat === 0 && task.critical)).toBe(true);
    expect(path.some((task) => task?.stage === 'event')).toBe(true);
  });

  it('is the same when made again', () => {
    expect(JSON.stringify(plan(sample))).toBe(JSON.stringify(result));
  });
});

describe('the size of a plan', () => {
  it('is 10 to 15 tasks for a Beginner meetup of 20', () => {
    const { tasks } = plan(krakow);
    expect(tasks.length).toBeGreaterThanOrEqual(10);
    expect(tasks.length).toBeLessThanOrEqual(15);
  });

  it('is 45 to 60 tasks for a conference of 200', () => {
    expect(plan(berlin).tasks.length).toBeGreaterThanOrEqual(45);
    expect(plan(berlin).tasks.length).toBeLessThanOrEqual(60);
  });

  it('is 70 to 110 tasks for a hybrid conference of 800', () => {
    expect(plan(toronto).tasks.length).toBeGreaterThanOrEqual(70);
    expect(plan(toronto).tasks.length).toBeLessThanOrEqual(110);
  });

  it('grows with the level', () => {
    expect(plan({ ...berlin, level: 'Beginner' }).tasks.length).toBeLessThan(plan(berlin).tasks.length);
    expect(plan({ ...berlin, level: 'Beginner' }).milestones.length).toBeLessThan(
      plan(berlin).milestones.length,
    );
  });
});

describe('a plan with enough weeks', () => {
  it('keeps the most likely durations and offers no ladder', () => {
    const result = plan(chicago);
    expect(result).toMatchObject({ compressed: false, feasible: true, ladder: [], missingDays: 0 });
  });

  it('starts the venue search at once and the seating plan in the last weeks', () => {
    const { tasks } = plan(chicago);
    const task = (id: string) => tasks.find((candidate) => candidate.id === id);
    expect(task('G06')?.end ?? '').toMatch(/^2027-0[1-3]/);
    expect(task('G21')?.end ?? '').toMatch(/^2027-(09|10)/);
  });

  it('makes a Kraków meetup comfortable in five and a half weeks', () => {
    expect(plan(krakow)).toMatchObject({ compressed: false, feasible: true });
  });
});

describe('a plan with too few weeks', () => {
  it('is compressed between the shortest and the likely length, with a ladder', () => {
    const result = plan(berlin);
    expect(result).toMatchObject({ compressed: true, feasible: true });
    const ladder = result.ladder.map(({ id }) => id);
    expect(ladder).toContain('curated-programme');
    expect(ladder).toContain('short-tenders');
    expect(result.ladder.find(({ id }) => id === 'curated-programme')?.savesDays).toBeGreaterThan(20);
    expect(result.ladder.find(({ id }) => id === 'move-date')?.moveTo).toBe(result.comfortableFrom);
  });

  it('names the shortenings that are needed together, where one alone is not enough', () => {
    const [first, ...single] = plan(berlin).ladder;
    const parts = first?.id.split('+') ?? [];
    expect(parts.length).toBeGreaterThan(1);
    const alone = single.filter(({ id }) => parts.includes(id)).map(({ savesDays }) => savesDays);
    expect(alone.length).toBe(parts.length);
    expect(first?.savesDays).toBeGreaterThan(Math.max(...alone));
    expect(first?.savesDays).toBeLessThanOrEqual(alone.reduce((sum, days) => sum + days, 0));
  });

  it('says how many days even the shortest plan lacks', () => {
    const result = plan({ ...berlin, from: '2027-02-01', to: '2027-02-02' });
    expect(result.feasible).toBe(false);
    expect(result.missingDays).toBe(result.shortestDays - result.availableDays);
    const moved = plan({ ...berlin, from: result.earliestFrom, to: addDays(result.earliestFrom, 1) });
    expect(moved.feasible).toBe(true);
    expect(moved.missingDays).toBe(0);
  });
});

describe('the templates against their published lengths', () => {
  it.each([
    ['meetup', 20, [], 2, 3.6],
    ['workshop', 40, [], 7.4, 9.8],
    ['conference', 300, ['cfp', 'sponsors', 'travel', 'hybrid', 'optional'], 19.6, 31.6],
    ['gala', 320, ['auction'], 10.6, 18.8],
  ] as const)('%s takes the weeks its template states', (eventType, audience, tags, shortest, likely) => {
    const result = plan({ ...chicago, eventType, audience, tags: [...tags], level: 'Advanced' });
    expect(Math.abs(result.shortestDays / 5 - shortest)).toBeLessThanOrEqual(0.4);
    expect(Math.abs(result.likelyDays / 5 - likely)).toBeLessThanOrEqual(0.4);
  });
});

describe('features of a brief', () => {
  it('bring their own tasks, in time', () => {
    const alcohol = plan({
      ...krakow,
      eventType: 'workshop',
      tags: ['alcohol', 'three-quotes'],
      from: '2027-06-10',
      to: '2027-06-10',
    });
    const licence = alcohol.tasks.find(({ title }) => /liquor licence/i.test(title));
    expect(licence && daysBetween(licence.end, '2027-06-10')).toBeGreaterThanOrEqual(21);
    expect(alcohol.tasks.some(({ title }) => /the quotes that the rule wants/.test(title))).toBe(true);
  });

  it('bring none where the template already covers them', () => {
    expect(plan(chicago).tasks.some(({ id }) => id === 'X01')).toBe(false);
  });
});
