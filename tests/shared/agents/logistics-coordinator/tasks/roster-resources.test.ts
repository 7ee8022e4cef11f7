import { describe, expect, it } from 'vitest';
import { buildSchedule } from '../../../../../shared/agents/logistics-coordinator/tasks/build-schedule.ts';
import { planLogistics } from '../../../../../shared/agents/logistics-coordinator/tasks/plan-logistics.ts';
import { rosterResources } from '../../../../../shared/agents/logistics-coordinator/tasks/roster-resources.ts';
import type { ResourceRosterBody } from '../../../../../shared/artifacts/resource-roster.ts';
import { type FixtureName, planFor, type PlanAsk } from '../../../../support/plan-for.ts';

const draft = (brief: FixtureName, ask: PlanAsk = {}): ResourceRosterBody =>
  planFor(brief, { ...ask, tasks: [buildSchedule, planLogistics, rosterResources] })['ResourceRoster'];

describe('roster-resources', () => {
  it('is short for a meetup: organiser, desk and volunteers, one of them in reserve', () => {
    const body = draft('krakow');
    expect(body).toEqual(draft('krakow'));
    expect(body.teams.map(({ title, people, recruit }) => [title, people, recruit])).toEqual([
      ['Organisers on site', 1, 1],
      ['Registration desk', 1, 1],
      ['Volunteers (host, door, rooms)', 2, 3],
    ]);
    expect(body.utilisationBalance?.value).toBe(1);
  });

  it('splits the long days of a large event into teams of the same load', () => {
    const body = draft('toronto', { level: 'Advanced' });
    const guards = body.teams.filter(({ role }) => role === 'Security');
    expect(guards.map(({ title }) => title)).toEqual(['Security, team A', 'Security, team B']);
    expect(body.utilisationBalance?.value).toBeGreaterThanOrEqual(0.8);
    expect(body.teams.filter(({ load }) => load === 'high')).toEqual([]);
  });

  it('keeps the bar staffed while people dance, and the servers while they eat', () => {
    const ends = (role: string) =>
      draft('chicago')
        .teams.filter((team) => team.role === role)
        .map(({ shifts }) => shifts.at(-1)?.to);
    expect(ends('Bartenders').at(-1)).toBe('2027-10-10T00:30');
    expect(ends('Table servers').at(-1)).toBe('2027-10-09T21:20');
  });

  it('names nobody', () => {
    const text = JSON.stringify(draft('toronto').teams);
    expect(text).not.toMatch(/"name"|@/);
  });

  it.each([
    ['highestLoadPercent', 60],
    ['sparePer', 5],
  ])('changes with its parameter %s', (name, value) => {
    const set = (change: object) =>
      draft('toronto', {
        params: { 'roster-resources': { highestLoadPercent: null, sparePer: 0, ...change } },
      });
    expect(set({ [name]: value })).not.toEqual(set({}));
  });
});
