import { describe, expect, it } from 'vitest';
import { buildSchedule } from '../../../../../shared/agents/logistics-coordinator/tasks/build-schedule.ts';
import { programmeRecord } from '../../../../../shared/artifacts/records.ts';
import type { ScheduleBody } from '../../../../../shared/artifacts/schedule.ts';
import { instructionLevels } from '../../../../../shared/kernel/levels.ts';
import { planFor, type PlanAsk } from '../../../../support/plan-for.ts';
import { sampleProgramme, twoDayBrief } from '../../../../support/programme-samples.ts';

const draft = (versions: readonly object[], ask: PlanAsk = {}, brief: object = twoDayBrief): ScheduleBody =>
  planFor(brief, {
    tasks: [buildSchedule],
    records: versions.map((body) => ({ kind: 'programme', body: programmeRecord.schema.parse(body) })),
    ...ask,
  })['Schedule'];
const byId = ({ sessions }: ScheduleBody, id: string) => sessions.find((session) => session.id === id);
const withParams = (change: object, versions: readonly object[] = [sampleProgramme()]) =>
  draft(versions, {
    level: 'Advanced',
    params: { 'build-schedule': { ...(buildSchedule.levels.Advanced as object), ...change } }, // an object of parameters
  });

describe('build-schedule from a programme that was handed over', () => {
  it.each(instructionLevels)('places all of it at %s within the hours of every speaker', (level) => {
    const body = draft([sampleProgramme()], { level });
    expect(body.unplaced).toEqual([]);
    expect(byId(body, 't4')).toMatchObject({ start: '2027-05-06T13:30', roomId: 'Studio' });
    for (const id of ['t1', 't2'])
      expect(byId(body, id)?.end.slice(0, 16) ?? '').toMatch(/^2027-05-06T(09|1[0-2])/);
    // Ben can from the first afternoon, Cleo on the second morning: together only then.
    expect(byId(body, 't3')?.start.slice(0, 10)).toBe('2027-05-07');
    expect((byId(body, 't7')?.end ?? '') <= (byId(body, 't8')?.start ?? '')).toBe(true);
    expect(byId(body, 't5')?.start).not.toBe(byId(body, 't6')?.start);
    expect(body.travelMinutes).toBe(15);
  });

  it('names speakers as handed over and nobody else', () => {
    const body = draft([sampleProgramme()], { level: 'Advanced' });
    expect(new Set(body.sessions.flatMap(({ speakers }) => speakers))).toEqual(
      new Set(['Ada', 'Ben', 'Cleo', 'Dana']),
    );
  });

  it('says why a speaker who can only when the keynote runs is left out', () => {
    const body = draft(
      [
        sampleProgramme({
          pinned: [{ session: 'k1', at: '2027-05-06T11:00' }],
          speakers: [{ name: 'Ada', available: [{ from: '2027-05-06T10:45', until: '2027-05-06T11:50' }] }],
        }),
      ],
      { level: 'Intermediate' },
    );
    const whys = body.unplaced.filter(({ title }) => ['Talk 1', 'Talk 2'].includes(title));
    expect(whys.map(({ why }) => why).join()).toContain(
      'Ada free only 2027-05-06 10:45 to 11:50; it cannot be held together with "Opening keynote" (fixed at 2027-05-06 11:00)',
    );
  });

  it('says that more people want a session than its room holds', () => {
    const sessions = [{ id: 'a', title: 'Crowd', minutes: 45, interest: 400 }];
    const body = draft([{ sessions, rooms: sampleProgramme().rooms }]);
    expect(byId(body, 'a')?.expectedAudience).toBe(220);
    expect(body.assumptions.join(' ')).toContain('"Crowd" may draw 400 people and its room holds 220');
  });

  it('moves nothing at Advanced that the change does not touch, and says what moved', () => {
    const later = sampleProgramme();
    const sessions = [
      ...later.sessions.filter(({ id }) => id !== 't9'),
      { id: 'n1', title: 'New talk', minutes: 45, track: 'Energy', interest: 40 },
    ];
    const [first, second] = [[sampleProgramme()], [sampleProgramme(), { ...later, sessions }]].map(
      (versions) => draft(versions, { level: 'Advanced' }),
    );
    const untouched = first?.sessions.filter(({ id }) => id !== 't9') ?? [];
    expect(second?.sessions.filter(({ id }) => id !== 'n1')).toEqual(untouched);
    expect(second?.changes?.map(({ title }) => title).sort()).toEqual(['New talk', 'Talk 9']);
    expect(draft([sampleProgramme(), sampleProgramme()], { level: 'Advanced' }).changes).toEqual([]);
  });

  it.each([
    ['gapMinutes', 20],
    ['optimise', false],
    ['utilisation', false],
    ['alternatives', 1],
  ])('changes with its parameter %s', (name, value) => {
    expect(withParams({ [name]: value })).not.toEqual(withParams({}));
  });

  it('changes with what a move costs and how many versions it follows', () => {
    const versions = [
      sampleProgramme(),
      sampleProgramme({ sessions: sampleProgramme().sessions.toReversed() }),
    ];
    expect(withParams({ moveCost: 0 }, versions).changes).not.toEqual(withParams({}, versions).changes);
    expect(withParams({ versions: 1 }, versions).changes).toBeUndefined();
  });
});
