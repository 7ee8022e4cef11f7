import { describe, expect, it } from 'vitest';
import { writeRunbook } from '../../../../../shared/agents/event-planner/tasks/write-runbook.ts';
import type { RunbookBody } from '../../../../../shared/artifacts/runbook.ts';
import { fullPlan } from '../../../../support/full-plan.ts';
import type { Bodies, FixtureName } from '../../../../support/plan-for.ts';

const plans = new Map<string, Bodies>();
/** The rest of the plan stays; only the runbook is drafted again. */
function draft(name: FixtureName, params: unknown = writeRunbook.levels.Beginner): RunbookBody {
  const plan = plans.get(name) ?? fullPlan(name);
  plans.set(name, plan);
  const context = { level: 'Beginner', params, asOf: '2027-02-01', seed: 1, gathered: [] } as const;
  const body = writeRunbook.draft(plan, context) as RunbookBody; // its own draft
  expect(writeRunbook.writes.verify(body, plan)).toEqual([]);
  return body;
}
const { Beginner, Intermediate, Advanced } = writeRunbook.levels;

describe('write-runbook', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(draft('berlin', Advanced))).toBe(JSON.stringify(draft('berlin', Advanced)));
  });

  it('is one line a segment at Beginner', () => {
    const { cues } = draft('krakow', Beginner);
    expect(cues.map(({ segment }) => segment)).toEqual([
      'Load-in and set-up',
      'Sound and picture check, every room',
      'Doors open',
      'Welcome',
      'Talk 1',
      'Talk 2',
      'Food and networking',
      'Programme ends',
      'Strike',
      'Walk-through with the house, keys back',
    ]);
  });

  it('has the rows of a called show on a full day, and few for 20 people', () => {
    const { cues } = draft('berlin', Intermediate);
    const day = cues.filter(({ at }) => at.startsWith('2027-05-06'));
    expect(day.length).toBeGreaterThanOrEqual(55);
    expect(day.length).toBeLessThanOrEqual(110);
    const round = cues.filter(({ sessionId, kind }) => sessionId === 'keynote-1' && kind === 'transition');
    expect(round.length).toBeGreaterThanOrEqual(3);
    expect(round.length).toBeLessThanOrEqual(5);
    expect(draft('krakow', Advanced).cues.length).toBeLessThanOrEqual(20);
  });

  it('marks the times that cannot move', () => {
    const hard = draft('berlin', Intermediate).cues.filter((cue) => cue.hard);
    expect(hard.map(({ segment }) => segment)).toEqual(
      expect.arrayContaining(['Doors open, day 1', 'Keynote: Dr. Lindqvist', 'Lunch']),
    );
  });

  it('ties what may fail to the scenario that takes over', () => {
    const talk = draft('krakow', Advanced).cues.find(({ segment }) => segment === 'Talk 1');
    expect(talk?.backup?.scenarioId).toMatch(/^scenario-R0/);
  });

  it('names whom it knows and nobody else', () => {
    const { contacts, escalation } = draft('krakow');
    expect(contacts.filter(({ name }) => name !== null).map(({ name }) => name)).toEqual(['Ola']);
    expect(contacts.filter(({ contact }) => contact !== null).map(({ contact }) => contact)).toEqual(['112']);
    expect(escalation.at(-1)?.who).toBe('Ola');
  });

  it('calls nobody before the load-in and releases nobody after the strike', () => {
    const { callSheet, loadIn, strike } = draft('toronto', Advanced);
    expect(
      callSheet.filter(({ callAt, releaseAt }) => callAt < loadIn.start || releaseAt > strike.end),
    ).toEqual([]);
    // Two days of the load-in and three of the event.
    expect(new Set(callSheet.map(({ date }) => date)).size).toBe(5);
  });

  it('releases for the night whoever loads in on the days before', () => {
    const { callSheet } = draft('toronto', Advanced);
    const overNight = callSheet.filter(
      ({ callAt, releaseAt }) => callAt.slice(0, 10) < releaseAt.slice(0, 10),
    );
    expect(overNight).toEqual([]);
    const organisers = callSheet.filter(({ role }) => role.startsWith('Organisers'));
    expect([...new Set(organisers.map(({ date }) => date))]).toEqual([
      '2027-06-06',
      '2027-06-07',
      '2027-06-08',
      '2027-06-09',
      '2027-06-10',
    ]);
  });

  it('lists each day of the load-in with its own minutes, and the rehearsal on the last evening', () => {
    const { cues } = draft('toronto', Advanced);
    const builds = cues.filter(({ segment }) => /Load-in and set-up|Set-up goes on/.test(segment));
    expect(builds.map(({ at, minutes }) => [at, minutes])).toEqual([
      ['2027-06-06T11:45', 435],
      ['2027-06-07T11:45', 435],
      ['2027-06-08T06:00', 90],
    ]);
    const rehearsal = cues.find(({ segment }) => segment.startsWith('Rehearsal from cue to cue'));
    expect(rehearsal?.at.slice(0, 10)).toBe('2027-06-07');
  });

  it('calls the crew of the main room before the sound check, and releases it on the last day after the strike', () => {
    const { callSheet, cues, strike } = draft('chicago', Intermediate);
    const crew = callSheet.filter(({ role }) => role.startsWith('AV crew, main room'));
    const check = cues.find(({ segment }) => segment.startsWith('Sound and picture check'));
    expect(crew.map(({ role }) => role)).toEqual([
      'AV crew, main room, team A',
      'AV crew, main room, team B',
    ]);
    expect(crew.filter(({ callAt }) => callAt <= (check?.at ?? ''))).toHaveLength(1);
    expect(crew.at(-1)?.releaseAt).toBe(strike.end);
  });

  it('calls nobody for longer than a shift may be', () => {
    const hours = (['krakow', 'berlin', 'chicago', 'toronto'] as const).flatMap((name) =>
      draft(name).callSheet.map(
        ({ callAt, releaseAt }) => (Date.parse(`${releaseAt}Z`) - Date.parse(`${callAt}Z`)) / 3_600_000,
      ),
    );
    expect(Math.max(...hours)).toBeLessThanOrEqual(10);
  });

  it('rehearses from cue to cue by day: on the evening of the load-in where doors open early', () => {
    const rehearsal = (name: FixtureName) =>
      draft(name, Advanced).cues.find(({ segment }) => segment.startsWith('Rehearsal'));
    expect(rehearsal('toronto')).toMatchObject({ at: '2027-06-07T17:30', minutes: 90 });
    expect(rehearsal('chicago')).toMatchObject({ at: '2027-10-09T14:15' });
  });

  it('changes with each of its parameters', () => {
    const base = { cues: 'segments', backups: false, cueToCue: false };
    expect(Beginner).toEqual(base);
    const set = (change: object) => draft('toronto', { ...base, ...change });
    expect(set({ cues: 'full' }).cues.length).toBeGreaterThan(set({}).cues.length);
    expect(set({ backups: true }).cues.some(({ backup }) => backup !== null)).toBe(true);
    expect(set({}).cues.some(({ backup }) => backup !== null)).toBe(false);
    expect(set({ cueToCue: true }).cues.some(({ segment }) => segment.startsWith('Rehearsal'))).toBe(true);
    expect(set({}).cues.some(({ segment }) => segment.startsWith('Rehearsal'))).toBe(false);
  });
});
