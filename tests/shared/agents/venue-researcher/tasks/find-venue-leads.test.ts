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

  it('brings no more leads than its parameter says', () => {
    expect(findVenueLeads.levels.Beginner).toEqual({ leads: 8 });
    expect(leadsOf('krakow', { params: { 'find-venue-leads': { leads: 2 } } }).leads).toHaveLength(2);
  });
});
