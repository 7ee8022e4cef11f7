import { beforeAll, describe, expect, it } from 'vitest';
import type { AgentClaim } from '../../../shared/kernel/claim.ts';
import type { LogisticsPlanBody } from '../../../shared/artifacts/logistics-plan.ts';
import type { ScheduleBody } from '../../../shared/artifacts/schedule.ts';
import type { VenueScorecardBody } from '../../../shared/artifacts/venue-scorecard.ts';
import { programmeRecord } from '../../../shared/artifacts/records.ts';
import { nearestWithSetUp } from '../../../shared/planning/date-choices.ts';
import { excludingPairs, settleClaims, type Settled } from '../../../shared/planning/tie-break.ts';
import { tasksAhead } from '../../support/full-plan.ts';
import {
  type Bodies,
  type FixtureName,
  type Plan,
  type PlanAsk,
  planWith,
  submissionOf,
} from '../../support/plan-for.ts';
import { readBrief } from '../../../shared/planning/brief/read-brief.ts';
import type { ToolCall, ToolResult } from '../../../shared/kernel/define-tool.ts';
import { venueQuery } from '../../../shared/kernel/tool-ports.ts';
import { sampleVenues } from '../../../shared/planning/sample-venues.ts';
import { searchVenues } from '../../../shared/tools/search-venues.ts';

const plan = (brief: FixtureName, ask: PlanAsk = {}): Plan =>
  planWith(brief, { ...ask, tasks: tasksAhead() });
/** The first pair of the key, as it is settled. */
function settledOn(key: string, claims: readonly AgentClaim[]): Settled | undefined {
  const pair = excludingPairs(claims).find(([{ key: own }]) => own === key);
  return pair && settleClaims(...pair, 0);
}
const programme = (body: object) => ({ kind: 'programme', body: programmeRecord.schema.parse(body) });
const registered = (count: number) => ({
  kind: 'registration',
  body: { asOf: '2027-03-09', registered: count },
});

describe('dates', () => {
  let toronto: Plan;
  beforeAll(() => {
    toronto = plan('toronto');
  });

  it('conflict where suppliers load in on a Sunday, and what people named stands', () => {
    expect(settledOn('event.dates', toronto.claims)).toMatchObject({
      winner: { agent: 'event-planner', option: { id: 'keep-2027-06-08' } },
      loser: { agent: 'logistics-coordinator', option: { id: 'dates-2027-06-09' }, wrongMinor: null },
      rule: 'what a person stated',
      person: null,
    });
    expect(settledOn('event.dates', toronto.claims)?.loser.why).toContain('Sunday 2027-06-06');
  });

  it.each(['krakow', 'berlin', 'chicago'] as const)(
    'do not conflict in %s: nobody loads in on a day off',
    (name) => {
      expect(settledOn('event.dates', plan(name).claims)).toBeUndefined();
    },
  );

  it('are looked for on both sides, never in the past, and null where no stretch is as good', () => {
    const { brief } = readBrief(submissionOf('toronto'), [], { asOf: '2026-12-07' });
    const days = ['2027-06-08', '2027-06-09', '2027-06-10'];
    expect(nearestWithSetUp(brief, days, 2)).toEqual(['2027-06-09', '2027-06-10', '2027-06-11']);
    expect(nearestWithSetUp({ ...brief, asOf: '2027-12-01' }, days, 2)).toBeNull();
  });

  it('conflict about the venue, too: a dock that costs more than the planned house does not win', () => {
    const { winner, loser, rule } = settledOn('venue', toronto.claims) ?? {};
    expect([winner?.agent, loser?.agent, rule]).toEqual([
      'venue-researcher',
      'logistics-coordinator',
      'the lower cost of being wrong',
    ]);
    expect(loser?.option.savingMinor).toBe(-(loser?.wrongMinor ?? 0));
  });
});

describe('the venue', () => {
  it('is claimed by three agents for the Chicago gala, at costs that the scorecard names', () => {
    const { claims, bodies } = plan('chicago', { level: 'Advanced' });
    const own = claims.filter(({ key }) => key === 'venue');
    expect(own.map(({ agent }) => agent).sort()).toEqual([
      'budget-analyst',
      'logistics-coordinator',
      'venue-researcher',
    ]);
    const { comparison = [] } = scorecardOf(bodies);
    const cost = (id: string) =>
      comparison.find(({ candidateId }) => candidateId === id)?.comparableMinor ?? 0;
    const cheapest = Math.min(...comparison.map(({ comparableMinor }) => comparableMinor));
    const [first] = own.filter(({ agent }) => agent === 'venue-researcher');
    expect(first?.wrongMinor).toBe(cost('cand-hotel') - cheapest);
    expect(excludingPairs(own).map((pair) => settleClaims(...pair, 0).winner.agent)[0]).toBe(
      'venue-researcher',
    );
  });

  it('moves by a decision, and what a person approves later goes before it', () => {
    const moved = plan('chicago', { answers: { 'conflict:venue': 'venue-cand-banquet-hall' } });
    expect(moved.bodies['CostModel']).toMatchObject({ venue: { candidateId: 'cand-banquet-hall' } });
    const kept = plan('chicago', { answers: { 'conflict:venue': 'keep-cand-hotel' } });
    expect(kept.bodies['CostModel']).toMatchObject({ venue: { standing: 'recommended' } });
  });
});

describe('the headcount of the Kraków meetup', () => {
  const withRegistrations = (count: number, answers: PlanAsk['answers'] = {}) =>
    plan('krakow', { answers, records: [registered(count)] });

  it('is no conflict while the registrations stay within the places', () => {
    expect(settledOn('headcount', withRegistrations(20).claims)).toBeUndefined();
  });

  it('conflicts with the budget where more are expected, at what each one more costs', () => {
    const { claims } = withRegistrations(45);
    const settled = settledOn('headcount', claims);
    expect(settled).toMatchObject({
      winner: { agent: 'logistics-coordinator' },
      loser: { agent: 'budget-analyst' },
      rule: 'what a person stated',
    });
    const each = settled?.loser.gives?.perUnitMinor ?? 0;
    const [wanted, carried] = [settled?.winner.wants, settled?.loser.wants];
    const more =
      wanted && carried && 'atLeast' in wanted && 'atMost' in carried ? wanted.atLeast - carried.atMost : 0;
    expect(more).toBeGreaterThan(0);
    expect(settled?.takesMinor).toBe(more * each);
  });

  it('is held where a person says so, and planned for where a person says that', () => {
    const people = (value: string) =>
      logisticsOf(withRegistrations(45, { 'conflict:headcount': value }).bodies);
    expect(people('hold-at-23').attendance.planFor).toBe(23);
    expect(people('hold-at-23').assumptions.join()).toContain('At most 23 people are admitted, by decision');
    expect(people('plan-for-36').attendance.planFor).toBeGreaterThan(23);
    const held = withRegistrations(45, { 'conflict:headcount': 'hold-at-23' });
    expect(settledOn('headcount', held.claims)).toBeUndefined();
  });
});

describe('people and rooms of the Berlin programme', () => {
  const talk = (id: string, change: object = {}) => ({ id, title: `Talk ${id}`, minutes: 45, ...change });
  const keynote = { id: 'k1', title: 'Opening', minutes: 45, kind: 'keynote', speakers: ['Dr. Lindqvist'] };
  const berlin = (body: object, answers: PlanAsk['answers'] = {}) =>
    plan('berlin', { answers, records: [programme({ sessions: [keynote, talk('a'), talk('b')], ...body })] });
  const startOf = ({ bodies }: Plan, id: string) =>
    scheduleOf(bodies).sessions.find((session) => session.id === id);

  it('keeps the hours that the brief gives a speaker, though the programme names none', () => {
    const found = startOf(berlin({}), 'k1');
    expect(found?.start.slice(0, 10)).toBe('2027-05-06');
    expect((found?.start ?? '') < '2027-05-06T11:16').toBe(true);
  });

  it('asks a person where the programme fixes a speaker at a time that the brief rules out', () => {
    const fixed = { pinned: [{ session: 'k1', at: '2027-05-07T14:00' }] };
    const open = berlin(fixed);
    expect(settledOn('Dr. Lindqvist@2027-05-07T14:00', open.claims)).toMatchObject({
      winner: { hard: true, option: { id: 'move-k1' } },
      rule: 'hard before soft',
      person: expect.stringContaining('a person stated'),
    });
    expect(startOf(open, 'k1')?.start.slice(0, 10)).toBe('2027-05-06');
    const key = 'conflict:Dr. Lindqvist@2027-05-07T14:00';
    expect(startOf(berlin(fixed, { [key]: 'keep-k1' }), 'k1')?.start).toBe('2027-05-07T14:00');
  });

  it('asks a person which of two sessions keeps a speaker, or a room, that both are fixed to', () => {
    const at = '2027-05-06T14:00';
    const speakers = { speakers: ['Ada'] };
    const twice = {
      sessions: [talk('a', speakers), talk('b', speakers)],
      pinned: [pin('a', at), pin('b', at)],
    };
    const open = berlin(twice);
    expect(settledOn(`Ada@${at}`, open.claims)).toMatchObject({
      winner: { option: { id: 'keep-a' }, wrongMinor: null },
      rule: 'the earlier name',
      person: expect.stringContaining('a person stated'),
    });
    expect(startOf(open, 'a')?.start).toBe(at);
    const other = berlin(twice, { [`conflict:Ada@${at}`]: 'keep-b' });
    expect([startOf(other, 'b')?.start, startOf(other, 'a')?.start === at]).toEqual([at, false]);

    const rooms = [
      { name: 'Hall', capacity: 210 },
      { name: 'Loft', capacity: 100 },
    ];
    const sameRoom = {
      sessions: [talk('a'), talk('b')],
      rooms,
      pinned: [pin('a', at, 'Loft'), pin('b', at, 'Loft')],
    };
    const crowded = berlin(sameRoom);
    expect(settledOn(`Loft@${at}`, crowded.claims)?.person).toContain('a person stated');
    expect(['a', 'b'].map((id) => startOf(crowded, id)?.roomId)).toEqual(['Loft', 'Hall']);
  });

  it('has more rooms in the programme than in a real house: a person decides, and the largest are kept', () => {
    const rooms = ['A', 'B', 'C', 'D'].map((name, index) => ({ name, capacity: 210 - index * 30 }));
    const sessions = Array.from({ length: 8 }, (_, index) => talk(`t${index}`));
    const ask = (answers: PlanAsk['answers'] = {}): Plan =>
      plan('berlin', { answers, records: [programme({ sessions, rooms })], tool: ownHouse });
    expect(settledOn('rooms@2027-05-06', ask().claims)).toMatchObject({
      winner: { agent: 'venue-researcher', hard: true },
      loser: { agent: 'logistics-coordinator', stated: true },
      person: expect.stringContaining('a person stated'),
    });
    const within = ask({ 'conflict:rooms@2027-05-06': 'rooms-of-house-3' });
    const used = scheduleOf(within.bodies).rooms.map(({ id }) => id);
    expect(used.filter((id) => /^[A-D]$/.test(id))).toEqual(['A', 'B', 'C']);
  });
});

// Each body was parsed by its schema when it was drafted.
const scheduleOf = (bodies: Bodies): ScheduleBody => bodies['Schedule'];
const logisticsOf = (bodies: Bodies): LogisticsPlanBody => bodies['LogisticsPlan'];
const scorecardOf = (bodies: Bodies): VenueScorecardBody => bodies['VenueScorecard'];

const pin = (session: string, at: string, room?: string) => ({ session, at, ...(room && { room }) });

/** The sample houses as an organisation's own list would name them: real, so that their rooms are counted. */
function ownHouse({ tool, input }: ToolCall): ToolResult {
  if (tool !== searchVenues.name) return { tool, source: 'archetype', output: [] };
  const houses = sampleVenues(venueQuery.parse(input)).map((house) => ({ ...house, source: 'catalogue' }));
  return { tool, source: 'catalogue', output: houses };
}
