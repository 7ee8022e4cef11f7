import { describe, expect, it } from 'vitest';
import type { PlanContents } from '../../../shared/exports/plan-contents.ts';
import { avBrief, cateringBrief } from '../../../shared/exports/vendor-brief.ts';
import { venueRfp } from '../../../shared/exports/venue-rfp.ts';
import { fullPlan } from '../../support/full-plan.ts';
import type { Bodies } from '../../support/plan-for.ts';

const contents = (artifacts: Bodies, title = 'Day of data'): PlanContents => ({
  title,
  state: 'Research',
  status: 'running',
  artifacts,
  provisional: {},
  questions: [],
  conflicts: [],
  approvals: [],
  decisions: [],
});
const berlin = fullPlan('berlin');

describe('venue-rfp', () => {
  const rfp = venueRfp(contents(berlin));

  it('asks for days, rooms with layout and area, access, terms and a reply by a day', () => {
    expect(rfp).toMatch(/^# Request for proposal: Day of data\n/);
    for (const day of ['6 May 2027', '7 May 2027', '5 May 2027']) expect(rfp).toContain(day);
    for (const { purpose, areaSquareMetres } of berlin['VenueCriteria'].spaces) {
      expect(rfp).toContain(purpose);
      expect(rfp).toContain(`${areaSquareMetres} m²`);
    }
    expect(rfp).toMatch(/Please answer by:\*\* .*\d{4}/);
    expect(rfp).toContain('Force majeure');
  });

  it('reveals no budget, no rival and nothing of the negotiation', () => {
    const money = /\b(EUR|€)\s?\d/;
    expect(rfp).not.toMatch(money);
    for (const { name } of berlin['VenueShortlist'].candidates) expect(rfp).not.toContain(name);
    expect(rfp).not.toMatch(/walk.away|target price|opening ask/i);
  });

  it('shows text from outside literally', () => {
    const hostile = venueRfp(contents(berlin, '<img src=x> | [a](b)'));
    expect(hostile).not.toContain('<img');
    expect(hostile).toContain('&lt;img');
  });

  it('says why nothing can be asked for', () => {
    expect(venueRfp(contents({}))).toMatch(/not drafted yet/);
  });
});

describe('vendor briefs', () => {
  it('give the caterer services by day, quantities, levels and a reply day, and no budget', () => {
    const text = cateringBrief(contents(berlin));
    expect(text).toMatch(/Lunch/);
    for (const { item } of berlin['LogisticsPlan'].catering) expect(text).toContain(item);
    expect(text).toContain('open 5 minutes before');
    expect(text).toMatch(/Please answer by:\*\* .*\d{4}/);
    expect(text).not.toMatch(/\b(EUR|€)\s?\d/);
  });

  it('give the technology firm rooms, equipment, network and levels', () => {
    const text = avBrief(contents(berlin));
    for (const { room } of berlin['LogisticsPlan'].layouts) expect(text).toContain(room);
    expect(text).toContain('Mbit/s');
    expect(text).toContain('within 3 minutes');
    expect(text).toMatch(
      /What your offer has to meet[^#]*Recording of sessions.*: must; recording in the AV contract/,
    );
  });
});
