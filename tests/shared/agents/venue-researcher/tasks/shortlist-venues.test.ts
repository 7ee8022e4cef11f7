import { describe, expect, it } from 'vitest';
import { shortlistVenues } from '../../../../../shared/agents/venue-researcher/tasks/shortlist-venues.ts';
import type { VenueShortlistBody } from '../../../../../shared/artifacts/venue-shortlist.ts';
import { type ToolCall, type ToolResult } from '../../../../../shared/kernel/define-tool.ts';
import { venueQuery } from '../../../../../shared/kernel/tool-ports.ts';
import { sampleVenues } from '../../../../../shared/planning/sample-venues.ts';
import { type FixtureName, type PlanAsk, planFor, planWith } from '../../../../support/plan-for.ts';

const listOf = (brief: FixtureName | object, ask?: PlanAsk): VenueShortlistBody =>
  planFor(brief, ask)['VenueShortlist'];
const ids = (list: VenueShortlistBody) => list.candidates.map(({ id }) => id);
const directive = (body: object): PlanAsk => ({
  records: [
    {
      kind: 'directive',
      body: { subject: 'venue', approvalId: 'a1', comment: '', exclude: [], apply: [], ...body },
    },
  ],
});
const costConflict = (brief: FixtureName, ask?: PlanAsk) =>
  planWith(brief, ask).conflicts.find(({ key }) => key === 'venue.cost');

describe('shortlist-venues', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(listOf('berlin'))).toBe(JSON.stringify(listOf('berlin')));
  });

  it('keeps three candidates for a meetup, all within the usual share of its budget', () => {
    const { candidates } = listOf('krakow');
    expect(candidates.length).toBeGreaterThanOrEqual(3);
    expect(candidates.every(({ costMinor }) => costMinor <= 30_000)).toBe(true);
  });

  it('shows what a lent room would have cost as value in kind', () => {
    const lent = listOf('krakow').candidates.find(({ id }) => id === 'cand-member-office');
    expect(lent).toMatchObject({ costMinor: 0, overEnvelope: false });
    expect(lent?.valueInKindMinor).toBeGreaterThan(0);
    expect(lent?.toVerify.map(({ id }) => id)).toContain('lent');
  });

  it('leaves out a venue that is not step-free where that is a must, however cheap', () => {
    const barn = {
      id: 'barn',
      name: 'Barn',
      kind: 'barn',
      source: 'catalogue',
      layoutCapacity: 30,
      capacity: 40,
      rooms: 1,
      stepFree: 'no',
      features: [],
      opens: null,
      closes: null,
      fit: {},
      hireMinor: 0,
      currency: 'PLN',
      notes: '',
      basis: { source: 'own list', formula: 'last price paid', inputs: {} },
    };
    const list = listOf('krakow', { tool: ({ tool }) => ({ tool, source: 'catalogue', output: [barn] }) });
    expect(list.candidates).toEqual([]);
    expect(list.excluded[0]?.reason).toMatch(/lacks a must: Step-free/);
    expect(list.note).toMatch(/Nothing is left/);
  });

  it('brings back nothing that a person turned down', () => {
    expect(ids(listOf('krakow', directive({ exclude: ['cand-member-office'] })))).not.toContain(
      'cand-member-office',
    );
  });

  it('honours the limit that a person set', () => {
    const list = listOf('berlin', directive({ limitMinor: 700_000 }));
    expect(list.limitMinor).toBe(700_000);
    expect(ids(list)).toEqual(['cand-community-hall', 'cand-university']);
    expect(list.note).toMatch(/Only 2 of at least 3/);
  });

  it('asks a person where too few venues keep to what is set aside', () => {
    const asked = costConflict('toronto');
    expect(asked?.options.length).toBeGreaterThanOrEqual(2);
    expect(asked?.blocks).toBe('Budget');
    expect(listOf('toronto').candidates.filter(({ overEnvelope }) => overEnvelope)).toHaveLength(2);
    const reasons = listOf('toronto').excluded.map(({ reason }) => reason);
    expect(reasons.some((reason) => reason.endsWith('dearer than every venue on the list'))).toBe(true);
    expect(costConflict('krakow')).toBeUndefined();
  });

  it('is content once a person agreed to more', () => {
    const agreed = { answers: { 'conflict:venue.cost': costConflict('toronto')?.options[0]?.id } };
    expect(costConflict('toronto', agreed)).toBeUndefined();
    expect(listOf('toronto', agreed).candidates.some(({ overEnvelope }) => overEnvelope)).toBe(false);
  });

  it('is content with a field that is certainly lent, and counts no hire for it', () => {
    const list = listOf(fieldFestival);
    expect(list.candidates[0]).toMatchObject({ id: 'cand-farm-field', costMinor: 0 });
    expect(list.candidates[0]?.toVerify.map(({ id }) => id)).not.toContain('lent');
  });

  it('asks every house whether it is open where a day of the event is a public holiday', () => {
    const asked = (name: FixtureName) =>
      listOf(name).candidates.map(
        ({ toVerify }) => toVerify.find(({ id }) => id.startsWith('holiday-'))?.what,
      );
    for (const what of asked('berlin'))
      expect(what).toBe(
        'Open on Thu 6 May 2027, a public holiday (Ascension Day): ask, and for the surcharge',
      );
    expect(asked('krakow').every((what) => what === undefined)).toBe(true);
  });

  it('looks indoors when a terrace would merely be nice', () => {
    const list = listOf(retreat);
    expect(list.candidates.length).toBeGreaterThanOrEqual(3);
    expect(ids(list)).not.toContain('cand-public-park');
  });

  it('keeps more candidates at higher levels, none of them above the maximum for its own sake', () => {
    const list = (level: 'Intermediate' | 'Advanced') => listOf('berlin', { level }).candidates;
    expect(list('Intermediate').length).toBeGreaterThanOrEqual(5);
    expect(list('Advanced').length).toBeGreaterThanOrEqual(list('Intermediate').length);
    expect(list('Advanced').some(({ overEnvelope }) => overEnvelope)).toBe(false);
  });

  it('compares no more than five places for a small event', () => {
    expect(listOf('krakow', { level: 'Advanced' }).candidates.length).toBeLessThanOrEqual(5);
  });

  it('asks each of two buildings for its share of the rooms only', () => {
    const small = (rooms: number) => ({
      tool: ({ tool, input }: ToolCall): ToolResult => ({
        tool,
        source: 'archetype',
        output: sampleVenues(venueQuery.parse(input)).map((venue) => ({ ...venue, rooms })),
      }),
    });
    expect(listOf('toronto', small(3)).candidates.length).toBeGreaterThanOrEqual(3);
    expect(listOf('toronto', small(2)).candidates).toEqual([]);
  });

  it('keeps as many candidates as its parameters say', () => {
    expect(shortlistVenues.levels).toEqual({
      Beginner: { candidates: 4, atLeast: 3, fillTo: 'target' },
      Intermediate: { candidates: 6, atLeast: 3, fillTo: 'maximum' },
      Advanced: { candidates: 8, atLeast: 3, fillTo: 'maximum' },
    });
    const kept = (params: object) =>
      listOf('berlin', { level: 'Advanced', params: { 'shortlist-venues': params } }).candidates.length;
    expect(kept({ candidates: 2, atLeast: 2, fillTo: 'target' })).toBe(2);
    expect(kept({ candidates: 8, atLeast: 8, fillTo: 'target' })).toBeGreaterThan(4);
    const wide = { envelopeTolerancePercent: 100, accessBeforeMinutes: 60, clearAfterMinutes: 30 };
    const filled = (fillTo: string) =>
      listOf('toronto', {
        params: {
          'set-venue-criteria': wide,
          'shortlist-venues': { candidates: 8, atLeast: 1, fillTo },
        },
      }).candidates.length;
    expect(filled('maximum')).toBeGreaterThan(filled('target'));
  });
});

const fieldFestival = {
  as_of: '2027-03-01',
  title: 'Harvest Field Festival',
  date_range: { start: '2027-09-04', end: '2027-09-05' },
  audience_size: 900,
  event_type: 'festival',
  place: 'Ledbury, United Kingdom',
  constraints: 'In a field that a farmer lends us, cost 0; budget £25,000 or under; camping for 200 people',
  stakeholders: [{ name: 'Parish Council', role: 'Organiser' }],
};

const retreat = {
  as_of: '2027-01-11',
  text: 'Autumn Makers Retreat\nA two-day offsite for 35 people in Lisbon, 7-8 October 2027, from 9:30am to 5pm. Budget €18k plus VAT, at most. Ideally with a rooftop terrace. Owner: Marta Reis.',
};
