import { describe, expect, it } from 'vitest';
import { venueShortlist } from '../../../shared/artifacts/venue-shortlist.ts';
import { brokenInvariants, samplePlan } from '../../support/spoiled.ts';

describe('venue-shortlist', () => {
  it('accepts what the planner drafts', () => {
    const plan = samplePlan();
    expect(venueShortlist.schema.safeParse(plan[venueShortlist.type]).success).toBe(true);
    expect(venueShortlist.verify(plan[venueShortlist.type], plan)).toEqual([]);
  });

  it('refuses a cost below zero', () => {
    const body = samplePlan()[venueShortlist.type];
    body.candidates[0].costMinor = -1;
    expect(venueShortlist.schema.safeParse(body).success).toBe(false);
  });

  it('every candidate is one of the leads', () => {
    expect(
      brokenInvariants(venueShortlist, (body) => {
        body.candidates[0].leadId = 'lead-nowhere';
      }),
    ).toContain('every candidate is one of the leads');
  });

  it('every candidate holds the expected audience', () => {
    expect(
      brokenInvariants(venueShortlist, (body) => {
        body.candidates[0].layoutCapacity = 5;
      }),
    ).toContain('every candidate holds the expected audience');
  });

  it('every candidate meets every hard filter or is to be checked for it', () => {
    expect(
      brokenInvariants(venueShortlist, (body) => {
        Object.assign(body.candidates[0], { meets: [], toVerify: [] });
      }),
    ).toContain('every candidate meets every hard filter or is to be checked for it');
  });

  it('every lead is shortlisted or left out with a reason', () => {
    expect(
      brokenInvariants(venueShortlist, (body) => {
        body.excluded = [];
      }),
    ).toContain('every lead is shortlisted or left out with a reason');
  });

  it('no candidate costs more than the limit that a person set', () => {
    expect(
      brokenInvariants(venueShortlist, (body) => {
        body.limitMinor = 100;
      }),
    ).toContain('no candidate costs more than the limit that a person set');
  });

  it('an empty list says why it is empty', () => {
    expect(
      brokenInvariants(venueShortlist, (body) => {
        Object.assign(body, { candidates: [], note: '' });
      }),
    ).toContain('an empty list says why it is empty');
  });
});
