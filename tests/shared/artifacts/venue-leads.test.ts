import { describe, expect, it } from 'vitest';
import { venueLeads } from '../../../shared/artifacts/venue-leads.ts';
import { brokenInvariants, samplePlan } from '../../support/spoiled.ts';

describe('venue-leads', () => {
  it('accepts what the planner drafts', () => {
    const plan = samplePlan();
    expect(venueLeads.schema.safeParse(plan[venueLeads.type]).success).toBe(true);
    expect(venueLeads.verify(plan[venueLeads.type], plan)).toEqual([]);
  });

  it('refuses a source that nobody knows', () => {
    const body = samplePlan()[venueLeads.type];
    body.leads[0].source = 'hearsay';
    expect(venueLeads.schema.safeParse(body).success).toBe(false);
  });

  it('every lead has an id of its own', () => {
    expect(
      brokenInvariants(venueLeads, (body) => {
        body.leads[1].id = body.leads[0].id;
      }),
    ).toContain('every lead has an id of its own');
  });

  it('a kind of venue carries no contact', () => {
    expect(
      brokenInvariants(venueLeads, (body) => {
        body.leads[0].contact = 'someone';
      }),
    ).toContain('a kind of venue carries no contact');
  });

  it('a kind of venue says that it is one', () => {
    expect(
      brokenInvariants(venueLeads, (body) => {
        body.leads[0].name = 'The Grand Hall';
      }),
    ).toContain('a kind of venue says that it is one');
  });

  it('an empty list says why it is empty', () => {
    expect(
      brokenInvariants(venueLeads, (body) => {
        Object.assign(body, { leads: [], note: '' });
      }),
    ).toContain('an empty list says why it is empty');
  });
});
