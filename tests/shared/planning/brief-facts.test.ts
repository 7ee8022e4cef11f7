import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventBrief } from '../../../shared/artifacts/event-brief.ts';
import { shareColumn } from '../../../shared/knowledge/budget-shares.ts';
import { factsOfBrief, plannable } from '../../../shared/planning/brief-facts.ts';
import { type FixtureName, planFor } from '../../support/plan-for.ts';

const briefOf = (name: FixtureName) => eventBrief.schema.parse(planFor(name)['EventBrief']);

describe('the facts of a brief', () => {
  it.each([
    ['krakow', { paid: false, tracks: 1, days: 1, hoursPerDay: 3, vegetarianPercent: 50, roomLent: false }],
    ['berlin', { paid: true, tracks: 3, days: 2, sessions: 24, keynotes: 2, recording: true }],
    [
      'chicago',
      {
        alcohol: true,
        band: true,
        auction: true,
        valet: true,
        wheelchairUsers: 8,
        diets: { kosher: 25, halal: 30 },
      },
    ],
    [
      'toronto',
      {
        hybrid: true,
        online: 1_200,
        buildings: 2,
        expoBooths: 40,
        captionLanguages: 2,
        signLanguage: true,
        tracks: 5,
      },
    ],
  ] as const)('are those of %s', (name, facts) => {
    expect(factsOfBrief(briefOf(name))).toMatchObject(facts);
  });

  it('cannot be had before the brief names what planning needs', () => {
    expect(() => plannable({ ...briefOf('krakow'), place: null, audience: null })).toThrow('place, audience');
  });
});

describe('a retreat that would like a rooftop terrace', () => {
  const sent = new URL('../../fixtures/briefs/lisbon-retreat.json', import.meta.url);
  const bodies = planFor(JSON.parse(readFileSync(sent, 'utf8')));

  it('is no open-air festival, and finds venues', () => {
    const facts = factsOfBrief(eventBrief.schema.parse(bodies['EventBrief']));
    expect(facts.outdoor).toBe(false);
    expect(shareColumn({ ...facts, heads: facts.inPerson })).not.toBe('festival');
    expect(bodies['VenueLeads'].leads.length).toBeGreaterThanOrEqual(5);
  });

  it('keeps the wish as a soft requirement', () => {
    const wishes = bodies['Requirements'].items.filter(
      ({ concept }: { concept: string }) => concept === 'outdoor',
    );
    expect(wishes).toMatchObject([{ priority: 'nice', area: 'venue' }]);
  });
});
