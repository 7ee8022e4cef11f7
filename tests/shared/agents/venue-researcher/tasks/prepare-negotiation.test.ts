import { describe, expect, it } from 'vitest';
import { prepareNegotiation } from '../../../../../shared/agents/venue-researcher/tasks/prepare-negotiation.ts';
import type { VenueNegotiationNotesBody } from '../../../../../shared/artifacts/venue-negotiation-notes.ts';
import { type FixtureName, type PlanAsk, planFor } from '../../../../support/plan-for.ts';

const notesOf = (brief: FixtureName | object, ask?: PlanAsk): VenueNegotiationNotesBody =>
  planFor(brief, ask)['VenueNegotiationNotes'];

describe('prepare-negotiation', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(notesOf('berlin'))).toBe(JSON.stringify(notesOf('berlin')));
  });

  it('asks a house that holds the days for terms, not for a proposal', () => {
    const step = (status: string) => {
      const body = { venueName: 'Dom Kultury', candidateId: 'cand-community-hall', status };
      const { positions } = notesOf('krakow', { records: [{ kind: 'hold', body }] });
      return positions.find(({ candidateId }) => candidateId === 'cand-community-hall')?.nextStep.what;
    };
    expect(step('requested')).toMatch(/^Send the request for proposal to Dom Kultury/);
    expect(step('tentative')).toMatch(/^Agree the terms .* before its option is confirmed$/);
    expect(step('definite')).toMatch(/^Settle the terms .* in the contract/);
  });

  it('speaks to the house that is held in place of an option without one', () => {
    const body = { venueName: 'Elsewhere', status: 'definite' };
    const [first, second] = notesOf('krakow', { records: [{ kind: 'hold', body }] }).positions;
    expect(first?.nextStep.what).toMatch(/^Agree the terms asked for with Elsewhere/);
    expect(second?.nextStep.what).toMatch(/^Name a real venue/);
  });

  it('names three asks at Beginner, each with something to give', () => {
    for (const { trades, concessionsWon } of notesOf('berlin').positions) {
      expect(trades).toHaveLength(3);
      expect(trades.every(({ give, valueMinor }) => give !== '' && valueMinor === null)).toBe(true);
      expect(concessionsWon).toEqual([]);
    }
  });

  it('values each ask from the figures of the plan at Intermediate', () => {
    const plan = planFor('chicago', { level: 'Intermediate' });
    const [first] = plan['VenueNegotiationNotes'].positions; // a hotel, which caters itself
    const candidate = plan['VenueShortlist'].candidates.find(
      ({ id }: { id: string }) => id === first.candidateId,
    );
    const reduced = first.trades.find(({ ask }: { ask: string }) => ask.startsWith('Hire reduced'));
    expect(reduced.valueMinor).toBe(Math.round(candidate.costMinor * 0.15));
    expect(first.trades.length).toBeGreaterThan(3);
  });

  it('walks away where the second venue is as cheap all-in', () => {
    const plan = planFor('berlin', { level: 'Intermediate' });
    const [first, second] = plan['VenueNegotiationNotes'].positions;
    const allIn = (id: string) =>
      plan['VenueScorecard'].comparison.find(
        ({ candidateId }: { candidateId: string }) => candidateId === id,
      );
    expect(first.batna).toMatchObject({
      candidateId: second.candidateId,
      allInMinor: allIn(second.candidateId).totalMinor,
    });
    const gap = allIn(first.candidateId).totalMinor - allIn(second.candidateId).totalMinor;
    const { hire } = second.positionBasis.inputs;
    expect(second.walkAwayMinor).toBe(hire + Math.max(0, gap));
  });

  it('draws up a playbook at Advanced: at which hire each trade is enough, up to the walk-away point', () => {
    const { positions } = notesOf('toronto', { level: 'Advanced' });
    expect(positions).toHaveLength(3);
    for (const { trades, walkAwayMinor, openingAskMinor } of positions) {
      const steps = trades.map(({ signAtMinor = -1 }) => signAtMinor);
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
      expect(steps.at(-1)).toBe(walkAwayMinor);
      expect(steps[0]).toBeGreaterThanOrEqual(openingAskMinor);
    }
  });

  it('asks for a minimum of food below what is expected, and only of a house that caters', () => {
    const { foodMinimum } = notesOf('chicago');
    expect(foodMinimum?.mostMinor).toBeGreaterThan(0);
    expect(notesOf('krakow').foodMinimum).toBeNull();
  });

  it('brings down no hire where a room is lent', () => {
    const lent = notesOf('krakow', { level: 'Advanced' }).positions.find(
      ({ candidateId }) => candidateId === 'cand-member-office',
    );
    expect(lent).toMatchObject({ openingAskMinor: 0, targetMinor: 0, status: 'venue-to-be-named' });
    expect(lent?.trades.some(({ ask }) => ask.includes('Hire reduced'))).toBe(false);
  });

  it('prepares as its parameters say', () => {
    expect(prepareNegotiation.levels).toEqual({
      Beginner: { most: 3, values: false, playbook: false },
      Intermediate: { most: 8, values: true, playbook: false },
      Advanced: { most: 11, values: true, playbook: true },
    });
    const first = (params: object) =>
      notesOf('berlin', { params: { 'prepare-negotiation': params } }).positions[0]?.trades;
    expect(first({ most: 2, values: false, playbook: false })).toHaveLength(2);
    expect(first({ most: 2, values: true, playbook: false })?.[0]?.valueMinor).toBeGreaterThan(0);
    expect(first({ most: 2, values: true, playbook: true })?.[0]?.signAtMinor).toBeGreaterThan(0);
  });
});
