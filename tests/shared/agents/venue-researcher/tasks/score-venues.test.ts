import { describe, expect, it } from 'vitest';
import { scoreVenues } from '../../../../../shared/agents/venue-researcher/tasks/score-venues.ts';
import type { VenueScorecardBody } from '../../../../../shared/artifacts/venue-scorecard.ts';
import { fixtureNames, type FixtureName, type PlanAsk, planFor } from '../../../../support/plan-for.ts';

const cardOf = (brief: FixtureName | object, ask?: PlanAsk): VenueScorecardBody =>
  planFor(brief, ask)['VenueScorecard'];

describe('score-venues', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(cardOf('chicago'))).toBe(JSON.stringify(cardOf('chicago')));
  });

  it('scores every candidate on six plain criteria, each with a reason', () => {
    const { criteria, rows } = cardOf('krakow');
    expect(criteria).toHaveLength(6);
    expect(criteria.reduce((sum, { weightBp }) => sum + weightBp, 0)).toBe(10_000);
    for (const { scores } of rows) {
      expect(scores.map(({ criterionId }) => criterionId)).toEqual(criteria.map(({ id }) => id));
      expect(scores.every(({ rationale }) => rationale !== '')).toBe(true);
    }
  });

  it('recommends the lent room for a small meetup, and what to check before', () => {
    const { recommended, rationale, beforeContract } = cardOf('krakow');
    expect(recommended).toBe('cand-member-office');
    expect(rationale).toMatch(/of 1000/);
    expect(beforeContract).toContainEqual(expect.stringContaining('has not agreed yet'));
  });

  it('says whether the winner survives other weights', () => {
    const { sensitivity } = cardOf('berlin');
    expect(sensitivity.robust).toBe(sensitivity.winnerSharePerMille === 1_000);
    expect(sensitivity.note).toMatch(/20 %/);
  });

  it('recommends nothing where nothing is left', () => {
    const none = cardOf('krakow', { tool: ({ tool }) => ({ tool, source: 'catalogue', output: [] }) });
    expect(none).toMatchObject({ rows: [], ranking: [], recommended: null });
  });

  it('weighs as its parameters say', () => {
    const own = (level: 'Beginner' | 'Advanced', change: object) => ({
      level,
      params: { 'score-venues': { ...Object(scoreVenues.levels[level]), ...change } },
    });
    const only = [{ id: 'location', title: 'Location', weightBasisPoints: 10_000, why: 'test' }];
    const card = cardOf('berlin', own('Beginner', { criteria: only }));
    expect(card.criteria.map(({ id }) => id)).toEqual(['location']);
    expect(card.recommended).not.toBe(cardOf('berlin').recommended);
    const changes = [
      { emphasis: { mustBasisPoints: 0, wishBasisPoints: 0 } },
      { compare: 'hire' },
      { movePercent: 90 },
      { weightTrials: 10 },
      { secondOpinion: false },
      { pairs: 1 },
    ];
    const toronto = JSON.stringify(cardOf('toronto', { level: 'Advanced' }));
    for (const change of changes)
      expect(JSON.stringify(cardOf('toronto', own('Advanced', change))), Object.keys(change)[0]).not.toBe(
        toronto,
      );
  });

  it('raises the weight of what the brief stresses, from Intermediate on', () => {
    const weight = (level: 'Beginner' | 'Intermediate') =>
      cardOf('krakow', { level }).criteria.find(({ id }) => id === 'accessibility');
    expect(weight('Beginner')?.weightBp).toBe(1_500);
    expect(weight('Intermediate')?.weightBp).toBeGreaterThan(1_700);
    expect(weight('Intermediate')?.why).toMatch(/the brief insists on/);
  });

  it('compares all that the event costs in each venue, and says what is not known', () => {
    const { comparison = [], rows } = cardOf('berlin', { level: 'Intermediate' });
    expect(comparison).toHaveLength(rows.length);
    for (const { parts, totalMinor, comparableMinor } of comparison) {
      expect(parts.map(({ id }) => id)).toEqual(
        'catering service hire av network labour travel tax concessions'.split(' '),
      );
      expect(parts.find(({ id }) => id === 'travel')).toMatchObject({ minor: null });
      expect(parts.every(({ note }) => note !== '')).toBe(true);
      expect(totalMinor).toBeGreaterThan(comparableMinor);
    }
    const fee = (id: string) =>
      comparison
        .find(({ candidateId }) => candidateId === id)
        ?.parts.find((part) => part.id === 'av')
        ?.note.includes('fee for technology from outside');
    expect(fee('cand-conference-centre')).toBe(true);
    expect(fee('cand-university')).toBe(false);
  });

  it('draws 1,000 weightings and names the tipping point of each weight', () => {
    const { sensitivity, criteria } = cardOf('berlin', { level: 'Intermediate' });
    expect(sensitivity.drawn?.trials).toBe(1_000);
    expect(sensitivity.breakEven?.map(({ criterionId }) => criterionId)).toEqual(
      criteria.map(({ id }) => id),
    );
    const tip =
      /The first place changes if "(.*)" counts [\d.]+ points? (more|less) \(.* of 100\): then .* leads\./;
    const named = tip.exec(sensitivity.note)?.[1];
    expect(criteria.map(({ label }) => label)).toContain(named);
    expect(sensitivity.note).toMatch(/% of 1,000 draws\./);
    expect(sensitivity.note).not.toMatch(/[Rr]obust|weightings/);
    expect(cardOf('berlin').sensitivity.drawn).toBeUndefined();
  });

  it.each(fixtureNames)('advises to ask whoever wins more draws than the recommended venue (%s)', (brief) => {
    const { sensitivity, recommended } = cardOf(brief, { level: 'Intermediate' });
    const most = sensitivity.drawn?.wins.toSorted((a, b) => b.wins - a.wins)[0]?.candidateId;
    const advised = /If you doubt those weights, ask .+ for an offer as well/.test(sensitivity.note);
    expect(advised).toBe(!sensitivity.robust && most !== recommended);
  });

  it('calls first places that nothing parts level', () => {
    expect(cardOf('berlin', { level: 'Advanced' }).rationale).toContain(', level with Conference centre');
  });

  it('asks a second method at Advanced, and says whether it agrees', () => {
    const { secondOpinion, recommended } = cardOf('toronto', { level: 'Advanced' });
    expect(secondOpinion?.agrees).toBe(secondOpinion?.ranking[0]?.candidateId === recommended);
    expect(secondOpinion?.note).toMatch(/distance to an ideal venue/);
    expect(cardOf('toronto', { level: 'Intermediate' }).secondOpinion).toBeUndefined();
  });

  it('pairs two buildings at Advanced where the brief asks for them', () => {
    const { pairs = [] } = cardOf('toronto', { level: 'Advanced' });
    expect(pairs).toHaveLength(3);
    for (const { mainId, secondId, walk, secondSharePerMille } of pairs) {
      expect(mainId).not.toBe(secondId);
      expect(walk).toMatchObject({ limitMinutes: 10, minutes: null });
      expect(secondSharePerMille).toBeGreaterThan(200);
      expect(secondSharePerMille).toBeLessThan(500);
    }
    expect(cardOf('berlin', { level: 'Advanced' }).pairs).toBeUndefined();
  });
});
