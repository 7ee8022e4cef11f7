import { describe, expect, it } from 'vitest';
import { riskCatalogue } from '../../../shared/knowledge/risk-catalogue.ts';
import { rateRisks, riskCoverage, type RiskSituation } from '../../../shared/planning/risk-rating.ts';
import { chicagoGala, krakowMeetup, torontoHybrid } from './sample-events.ts';

const situation = (
  facts: RiskSituation['facts'],
  heads: number,
  more: Partial<RiskSituation> = {},
): RiskSituation => ({
  facts,
  heads,
  shortLead: false,
  sponsors: false,
  foreignCurrency: false,
  gathering: false,
  ...more,
});
const find = (risks: ReturnType<typeof rateRisks>, id: string) => risks.find((risk) => risk.id === id);

describe('the risks of an event', () => {
  it('include no-shows, raised, for a free meetup and leave out large-event risks', () => {
    const risks = rateRisks(situation(krakowMeetup, 23));
    expect(find(risks, 'R04')).toMatchObject({ probability: 4, rating: 8, needsScenario: true });
    expect(risks.map(({ id }) => id)).not.toContain('R16');
    expect(risks.map(({ id }) => id)).not.toContain('R09');
    expect(risks.length).toBeLessThan(22);
  });

  it('include alcohol and allergens for a gala', () => {
    const risks = rateRisks(situation(chicagoGala, 325));
    expect(find(risks, 'R36')?.probability).toBe(3);
    expect(find(risks, 'R13')?.title).toMatch(/allergy/);
    expect(find(risks, 'R04')?.probability).toBe(3);
  });

  it('raise stream, crowd and lead-time risks for a hybrid event of 800 that is late', () => {
    const risks = rateRisks(situation(torontoHybrid, 810, { shortLead: true, sponsors: true }));
    expect(find(risks, 'R08')?.rating).toBe(16);
    expect(find(risks, 'R16')?.probability).toBe(3);
    expect(find(risks, 'R26')?.probability).toBe(4);
    expect(find(risks, 'R21')).toBeDefined();
  });

  it('raise the weather by two outdoors, never above five', () => {
    const outdoor = rateRisks(situation({ ...torontoHybrid, outdoor: true }, 810));
    expect(find(outdoor, 'R18')?.probability).toBe(4);
    expect(Math.max(...outdoor.map(({ probability }) => probability))).toBeLessThanOrEqual(5);
  });

  it('are ordered by computed rating', () => {
    const risks = rateRisks(situation(torontoHybrid, 810));
    for (const { probability, impact, rating } of risks) expect(rating).toBe(probability * impact);
    expect(risks.map(({ rating }) => rating)).toEqual(
      risks.map(({ rating }) => rating).toSorted((a, b) => b - a),
    );
  });
});

describe('risk coverage', () => {
  it('is whole for the catalogue and falls by the rating of a risk without response', () => {
    const risks = rateRisks(situation(chicagoGala, 325));
    expect(riskCoverage(risks)).toBe(1);
    const [first, ...rest] = risks;
    if (!first) throw new Error('no risks');
    const sum = risks.reduce((total, { rating }) => total + rating, 0);
    expect(riskCoverage([{ ...first, response: '' }, ...rest])).toBeCloseTo(1 - first.rating / sum, 10);
    expect(riskCoverage([])).toBe(1);
  });
});

describe('the risk catalogue', () => {
  it('has 38 risks, each whole, with a deputy other than the owner', () => {
    expect(riskCatalogue).toHaveLength(38);
    for (const risk of rateRisks(situation(torontoHybrid, 810))) expect(risk.deputy).not.toBe(risk.owner);
  });
});
