import { describe, expect, it } from 'vitest';
import { findVenueLeads } from '../../../../../shared/agents/venue-researcher/tasks/find-venue-leads.ts';
import type { VenueLeadsBody } from '../../../../../shared/artifacts/venue-leads.ts';
import { type FixtureName, fixtureNames, type PlanAsk, planFor } from '../../../../support/plan-for.ts';

const leadsOf = (brief: FixtureName | object, ask?: PlanAsk): VenueLeadsBody =>
  planFor(brief, ask)['VenueLeads'];

describe('find-venue-leads', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(leadsOf('berlin'))).toBe(JSON.stringify(leadsOf('berlin')));
  });

  it.each(fixtureNames.filter((name) => name !== 'nairobi'))('brings at least five leads for %s', (name) => {
    expect(leadsOf(name).leads.length).toBeGreaterThanOrEqual(5);
  });

  it('says that samples are no real places', () => {
    const { leads, sourceNote } = leadsOf('krakow');
    expect(sourceNote).toMatch(/not real places/);
    expect(leads.every(({ source, contact }) => source === 'archetype' && contact === undefined)).toBe(true);
  });

  it('marks the lent room, where the brief speaks of one', () => {
    expect(
      leadsOf('krakow')
        .leads.filter(({ lent }) => lent)
        .map(({ id }) => id),
    ).toEqual(['lead-member-office']);
    expect(leadsOf('berlin').leads.some(({ lent }) => lent)).toBe(false);
  });

  it('takes live venues as they come, and names their source', () => {
    const [sample] = leadsOf('krakow').leads;
    const { lent: _lent, ...venue } = {
      ...sample,
      id: 'Hall 7',
      name: 'Hall 7',
      source: 'live',
      contact: 'office desk',
    };
    const { leads, sourceNote, note } = leadsOf('krakow', {
      tool: ({ tool }) => ({ tool, source: 'live', output: [venue, venue] }),
    });
    expect(leads.map(({ id, contact }) => [id, contact])).toEqual([['lead-hall-7', 'office desk']]);
    expect(sourceNote).toMatch(/to be confirmed by the venue/);
    expect(note).toBe('');
  });

  it('says why there is none', () => {
    expect(
      leadsOf('krakow', { tool: ({ tool }) => ({ tool, source: 'catalogue', output: [] }) }).note,
    ).toMatch(/Nothing known in Kraków/);
  });

  it('searches nothing for an event that is online only, and says so', () => {
    const { leads, note } = leadsOf(onlineOnly);
    expect(leads).toEqual([]);
    expect(note).toBe('Everybody takes part online: no venue is looked for.');
  });

  it('doubts that every town has a hall for 1,500', () => {
    const congress = leadsOf({ ...onlineOnly, audience_size: 1_500, constraints: 'budget €900k' });
    expect(congress.leads.length).toBeGreaterThanOrEqual(5);
    expect(congress.note).toMatch(/not known whether Bielefeld has one/);
    const own = leadsOf(
      { ...onlineOnly, audience_size: 1_500, constraints: 'budget €900k' },
      { tool: ({ tool }) => ({ tool, source: 'catalogue', output: [] }) },
    );
    expect(own.note).toMatch(/split the event over two houses/);
  });

  it('looks further at higher levels', () => {
    const count = (level: 'Beginner' | 'Intermediate' | 'Advanced') =>
      leadsOf('berlin', { level }).leads.length;
    expect(count('Beginner')).toBe(6);
    expect(count('Intermediate')).toBeGreaterThan(8);
    expect(count('Advanced')).toBeGreaterThanOrEqual(count('Intermediate'));
  });

  it('brings no more leads than its parameter says', () => {
    expect(findVenueLeads.levels).toEqual({
      Beginner: { leads: 8 },
      Intermediate: { leads: 12 },
      Advanced: { leads: 16 },
    });
    expect(leadsOf('krakow', { params: { 'find-venue-leads': { leads: 2 } } }).leads).toHaveLength(2);
  });
});

const onlineOnly = {
  as_of: '2026-11-23',
  title: 'Web day',
  event_type: 'conference',
  date_range: { start: '2027-06-08', end: '2027-06-08' },
  place: 'Bielefeld, Germany',
  audience_size: 500,
  constraints: 'online only, no venue; budget €20,000',
  stakeholders: [{ name: 'Ann', role: 'Owner' }],
};
