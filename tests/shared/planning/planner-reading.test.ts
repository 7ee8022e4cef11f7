import { describe, expect, it } from 'vitest';
import { planMarkdown } from '../../../shared/exports/plan-markdown.ts';
import { riskCatalogue } from '../../../shared/knowledge/risk-catalogue.ts';
import { fullPlan } from '../../support/full-plan.ts';
import { contents } from '../exports/printed-plan.ts';

const nairobi = { owner: 'County Health Director', budget: 'indicative only', dates: '16-17 March 2027' };

describe('a plan as a planner reads it', () => {
  it('numbers the modules of a training as they follow one another', () => {
    const { Schedule } = fullPlan('nairobi', { answers: nairobi });
    const titles: string[] = Schedule.sessions.map(({ title }: { title: string }) => title);
    const modules = titles.filter((title) => title.startsWith('Module'));
    expect(modules).toEqual(modules.map((_, index) => `Module ${index + 1}`));
  });

  it('opens no more registrations than the room holds as it is set', () => {
    const { LogisticsPlan, VenueShortlist, VenueScorecard } = fullPlan('nairobi', { answers: nairobi });
    const first = VenueShortlist.candidates.find(
      ({ id }: { id: string }) => id === VenueScorecard.recommended,
    );
    expect(LogisticsPlan.attendance.registrationsToOpen).toBeLessThanOrEqual(first.layoutCapacity);
  });

  it('shows what a lent room costs if the host falls through', () => {
    const { CostModel } = fullPlan('krakow');
    const venue = CostModel.categories.find(({ category }: { category: string }) => category === 'venue');
    expect(venue.totalMinor).toBe(0);
    expect(venue.range.highMinor).toBeGreaterThan(0);
  });

  it('counts nine of ten tickets, and names the funding gap on the first page', () => {
    const text = planMarkdown(contents('berlin')).split('\n---\n')[0];
    expect(text).toContain('Tickets: 180 of 200 places at the price in the brief: EUR 52,200.00');
    expect(text).toMatch(/Funding gap:\*\* EUR [\d,.]+ of the estimate/);
  });

  it('warns of decisions between Christmas and New Year', () => {
    expect(fullPlan('berlin').Timeline.notes.join(' ')).toMatch(/24 and 31 December .*"Budget decision"/);
    expect(fullPlan('krakow').Timeline.notes.join(' ')).not.toMatch(/December/);
  });

  it('says an assumption of the brief once among what is to be verified', () => {
    const texts: string[] = fullPlan('toronto').Requirements.toVerify.map(
      ({ text }: { text: string }) => text,
    );
    expect(texts.filter((text) => texts.some((other) => other !== text && other.includes(text)))).toEqual([]);
  });

  it('does not print the notes on the cost model a second time', () => {
    const { CostModel } = fullPlan('krakow');
    const text = planMarkdown(contents('krakow'));
    const baseline = text.slice(text.indexOf('## Budget baseline'), text.indexOf('## Budget decision'));
    for (const note of CostModel.notes) expect(baseline).not.toContain(note);
  });

  it.each(riskCatalogue.map((risk) => [risk.id, risk] as const))('writes out risk %s', (_, risk) => {
    expect([risk.mitigation, risk.trigger, risk.response].join(' ')).not.toMatch(/T-\d|\bwk\b|CPI|RACI|MC /);
  });
});
