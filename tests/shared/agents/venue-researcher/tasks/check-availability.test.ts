import { describe, expect, it } from 'vitest';
import { buildSchedule } from '../../../../../shared/agents/logistics-coordinator/tasks/build-schedule.ts';
import { checkAvailability } from '../../../../../shared/agents/venue-researcher/tasks/check-availability.ts';
import type { VenueAvailabilityBody } from '../../../../../shared/artifacts/venue-availability.ts';
import { type FixtureName, type PlanAsk, planFor } from '../../../../support/plan-for.ts';
import { fixture } from '../../../planning/brief/read-sample.ts';

const availabilityOf = (brief: FixtureName | object, ask?: PlanAsk): VenueAvailabilityBody =>
  planFor(brief, ask)['VenueAvailability'];
const hold = (body: object): PlanAsk => ({ records: [{ kind: 'hold', body }] });

describe('check-availability', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(availabilityOf('krakow'))).toBe(JSON.stringify(availabilityOf('krakow')));
  });

  it('asks two venues for the dates, with rank and expiry, the second option outliving the first', () => {
    const { checks, holds } = availabilityOf('berlin');
    expect(checks.map(({ optionRank, status }) => [optionRank, status])).toEqual([
      [1, 'to-request'],
      [2, 'to-request'],
    ]);
    const [first, second] = checks;
    expect((second?.proposedExpiry ?? '') > (first?.proposedExpiry ?? '')).toBe(true);
    expect(first?.setUpDays).toEqual(['2027-05-05']);
    expect(holds).toMatchObject({ confirmed: 0, wanted: 2 });
  });

  it('wants as many holds as the brief asks for', () => {
    const berlin = fixture('berlin');
    const brief = { ...berlin, constraints: `${String(berlin['constraints'])}; at least three venue holds` };
    expect(availabilityOf(brief).holds).toMatchObject({ confirmed: 0, wanted: 3 });
  });

  it('asks for the house on every day on which the schedule loads in', () => {
    const ask: PlanAsk = { level: 'Advanced', tasks: [buildSchedule] };
    const plan = planFor('toronto', ask);
    const [check] = availabilityOf('toronto', ask).checks;
    expect(check).toMatchObject({ setUpDays: ['2027-06-06', '2027-06-07'], strikeDays: [] });
    expect(plan['Schedule'].setUp.start.slice(0, 10)).toBe(check?.setUpDays[0]);
  });

  it('warns of an option that runs out before the venue is to be signed', () => {
    const { candidateId = '' } = availabilityOf('berlin').checks[0] ?? {};
    const next = (expiresOn: string) =>
      availabilityOf('berlin', hold({ venueName: 'Haus', status: 'tentative', candidateId, expiresOn }))
        .checks[0]?.nextStep;
    expect(next('2026-12-20')).toMatch(
      /^Held until Sun 20 Dec 2026, but the venue is to be signed on \w{3} \d+ \w{3} 2027/,
    );
    expect(next('2027-04-30')).toBe('Held until Fri 30 Apr 2027: confirm or release before.');
  });

  it('asks for a real venue where only a kind is known', () => {
    const [check] = availabilityOf('krakow').checks;
    expect(check?.venueName).toBeNull();
    expect(check?.nextStep).toMatch(/^Name a real venue first/);
  });

  it('takes more than asked only from what a person recorded, and counts it', () => {
    const { checks, holds } = availabilityOf(
      'krakow',
      hold({
        venueName: 'Dom Kultury',
        candidateId: 'cand-community-hall',
        status: 'tentative',
        expiresOn: '2027-02-20',
      }),
    );
    const check = checks.find(({ candidateId }) => candidateId === 'cand-community-hall');
    expect(check).toMatchObject({
      venueName: 'Dom Kultury',
      status: 'tentative',
      recordedBy: 'test',
      expired: false,
    });
    expect(holds.confirmed).toBe(1);
  });

  it('counts no option that has run out', () => {
    const { checks, holds } = availabilityOf(
      'krakow',
      hold({
        venueName: 'Dom Kultury',
        candidateId: 'cand-community-hall',
        status: 'tentative',
        expiresOn: '2026-12-01',
      }),
    );
    expect(checks.find(({ expired }) => expired)?.nextStep).toMatch(/ran out on Tue 1 Dec 2026/);
    expect(holds.confirmed).toBe(0);
  });

  it('shows holds that belong to no candidate', () => {
    const { checks, otherHolds, holds } = availabilityOf(
      'krakow',
      hold({ venueName: 'Elsewhere', status: 'definite' }),
    );
    expect(otherHolds).toEqual([{ venueName: 'Elsewhere', status: 'definite', expiresOn: null }]);
    expect(holds.confirmed).toBe(1);
    expect(checks[0]?.nextStep).toBe(
      'Elsewhere is held in place of this option: ask nobody else while it is.',
    );
    expect(checks[1]?.nextStep).toMatch(/^Name a real venue first/);
  });

  it('keeps the venue that holds the dates when another one for the same kind is released', () => {
    const body = (venueName: string, status: string) => ({
      kind: 'hold',
      body: { venueName, candidateId: 'cand-community-hall', status },
    });
    const records = [
      body('Dom Kultury', 'definite'),
      body('Klub Wisła', 'tentative'),
      body('Klub Wisła', 'released'),
    ];
    const { checks, otherHolds, holds } = availabilityOf('krakow', { records });
    const check = checks.find(({ candidateId }) => candidateId === 'cand-community-hall');
    expect(check).toMatchObject({ venueName: 'Dom Kultury', status: 'definite' });
    expect(otherHolds).toEqual([{ venueName: 'Klub Wisła', status: 'released', expiresOn: null }]);
    expect(holds.confirmed).toBe(1);
  });

  it('asks nobody where nothing is left, and says so', () => {
    const none = availabilityOf('krakow', {
      tool: ({ tool }) => ({ tool, source: 'catalogue', output: [] }),
    });
    expect(none.checks).toEqual([]);
    expect(none.whyNoChecks).toMatch(/No candidate/);
  });

  it('asks as many for as long as its parameters say', () => {
    expect(checkAvailability.levels).toEqual({
      Beginner: { options: 2, leastDays: 7, mostDays: 60 },
      Intermediate: { options: 2, leastDays: 7, mostDays: 60 },
      Advanced: { options: 3, leastDays: 7, mostDays: 60 },
    });
    const own = (params: object) =>
      availabilityOf('berlin', { params: { 'check-availability': params } }).checks;
    expect(own({ options: 3, leastDays: 7, mostDays: 60 })).toHaveLength(3);
    expect(own({ options: 1, leastDays: 7, mostDays: 10 })[0]?.proposedExpiry).toBe('2026-12-04');
    expect(own({ options: 1, leastDays: 90, mostDays: 100 })[0]?.proposedExpiry).toBe('2027-02-22');
  });
});
