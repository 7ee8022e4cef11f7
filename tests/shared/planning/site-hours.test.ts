import { describe, expect, it } from 'vitest';
import type { ResourceRosterBody } from '../../../shared/artifacts/resource-roster.ts';
import type { ScheduleBody } from '../../../shared/artifacts/schedule.ts';
import type { VenueCriteriaBody } from '../../../shared/artifacts/venue-criteria.ts';
import { instructionLevels } from '../../../shared/kernel/levels.ts';
import { clockMinutes } from '../../../shared/planning/local-time.ts';
import { fullPlan } from '../../support/full-plan.ts';
import { fixtureNames } from '../../support/plan-for.ts';

const summit = {
  as_of: '2026-11-27',
  text: 'Data & Platform Days, Berlin. 200 people on 18 and 19 May 2027. 12 talks in two tracks, an evening reception on day 1 until 21:00. Budget EUR 95k. Owner is Ola.',
};
const briefs = [
  // The hours of Nairobi are not known: they are to be agreed.
  ...fixtureNames.filter((name) => name !== 'nairobi').map((name) => ({ name, brief: name })),
  { name: 'a reception until nine', brief: summit },
];

describe.each(instructionLevels)('the hours asked of the house, at level %s', (level) => {
  it.each(briefs)('hold every shift on site, load-in and strike of $name', ({ brief }) => {
    const plan = fullPlan(brief, { level, answers: { owner: 'Jane' } });
    const { hours } = plan['VenueCriteria'] as VenueCriteriaBody; // written by its task
    const { setUp, tearDown, days } = plan['Schedule'] as ScheduleBody; // written by its task
    const { teams } = plan['ResourceRoster'] as ResourceRosterBody; // written by its task
    const [from, until] = asked(hours);
    const times = [
      ...teams.flatMap(({ title, shifts }) => shifts.map((shift) => ({ title, ...shift }))),
      { title: 'set-up', date: setUp.start.slice(0, 10), from: setUp.start, to: setUp.start },
      { title: 'tear-down', date: days.at(-1)?.date ?? '', from: tearDown.start, to: tearDown.end },
    ];
    const outside = times.filter(
      (own) => minutesOn(own.date, own.from) < from || minutesOn(own.date, own.to) > until,
    );
    expect(outside).toEqual([]);
  });
});

/** From access, or the first call of crews, to the time by which they are out. */
function asked(hours: VenueCriteriaBody['hours']): [number, number] {
  if (!hours) throw new Error('no house is asked');
  const crews = / from (\d\d:\d\d), the first call, to (\d\d:\d\d)/.exec(hours.note);
  const [from, to] = [clockMinutes(crews?.[1] ?? hours.accessFrom), clockMinutes(crews?.[2] ?? hours.outBy)];
  return [from, to <= from ? to + 24 * 60 : to];
}

function minutesOn(date: string, time: string): number {
  return clockMinutes(time.slice(11)) + (time.slice(0, 10) > date ? 24 * 60 : 0);
}
