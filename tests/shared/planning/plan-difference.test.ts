import { describe, expect, it } from 'vitest';
import { redact } from '../../../shared/kernel/redaction.ts';
import { listed, type ShownParts } from '../../../shared/kernel/shown-parts.ts';
import { differencesOf } from '../../../shared/planning/plan-difference.ts';
import { catalog } from '../../../shared/workflow/catalog.ts';
import { fullPlan } from '../../support/full-plan.ts';

interface Body {
  total: string;
  cues: { id: string; what: string; at: string }[];
  notes: string[];
  holds: number;
  basis: { formula: string };
}
const shown = (body: unknown): ShownParts => {
  const { total, cues } = body as Body; // as below
  return {
    facts: { total },
    lists: [listed(['cue', 'cues'], cues, ({ id, what, at }) => [id, what, at])],
  };
};
const body: Body = {
  total: 'EUR 10',
  cues: ['Doors', 'Welcome', 'Keynote', 'Lunch', 'Close'].map((what, hour) => ({
    id: `c${hour}`,
    what,
    at: `1${hour}:00`,
  })),
  notes: ['A note in words'],
  holds: 1,
  basis: { formula: 'so many' },
};
const after = (change: Partial<Body>) => differencesOf(body, { ...body, ...change }, shown);

describe('what differs between two revisions', () => {
  it('is nothing where they are equal, and everything where there was none', () => {
    expect(after({})).toEqual([]);
    expect(differencesOf(undefined, body, shown)).toEqual(['drafted for the first time']);
  });

  it('is told thing by thing, from what to what', () => {
    const cues = body.cues.map((cue) => (cue.what === 'Lunch' ? { ...cue, at: '13:30' } : cue));
    expect(after({ total: 'EUR 12', cues })).toEqual(['total: EUR 10 -> EUR 12', 'Lunch: 13:00 -> 13:30']);
  });

  it('is shortened, and says how many more there are', () => {
    const cues = body.cues.map((cue) => ({ ...cue, at: `${cue.at}:30` }));
    expect(after({ cues })).toEqual([
      'Doors: 10:00 -> 10:00:30',
      'Welcome: 11:00 -> 11:00:30',
      'Keynote: 12:00 -> 12:00:30',
      'and 2 more cues change',
    ]);
    expect(after({ cues: [] })).toEqual(['5 cues fewer: Doors; Welcome; Keynote and 2 more']);
    expect(after({ cues: [...body.cues, { id: 'c9', what: 'Encore', at: '19:00' }] })).toEqual([
      '1 cue more: Encore',
    ]);
  });

  it('names the parts that differ where nothing else is declared of them', () => {
    expect(after({ holds: 2 })).toEqual(['changes in holds']);
  });

  it('says so where it is wording alone', () => {
    const wording = ['only its wording changes: reasons, notes or where a figure comes from'];
    expect(after({ notes: ['Another note, and longer'] })).toEqual(wording);
    expect(after({ basis: { formula: 'so few' } })).toEqual(wording);
  });

  it('names a venue instead of its id', () => {
    const card = (recommended: string) => ({ recommended });
    const facts = (given: unknown) => ({ facts: card((given as { recommended: string }).recommended) }); // as above
    const names = new Map([['cand-1', 'Town hall']]);
    expect(differencesOf(card('cand-1'), card('cand-2'), facts, names)).toEqual([
      'recommended: Town hall -> cand-2',
    ]);
  });
});

describe('what an artifact declares as shown', () => {
  const plan = fullPlan('berlin', { level: 'Intermediate' });
  const drafted = [...catalog.artifacts.values()].filter(({ type }) => plan[type] !== undefined);
  /** The brief is shown by what is said of it everywhere; what is done with a venue stays among few. */
  const undeclared = ['EventBrief', 'VenueNegotiationNotes'];

  it('is there for every part of a plan, so that no change is a mere count', () => {
    const without = drafted.filter(({ type, shown: of }) => Object.keys(of(plan[type])).length === 0);
    expect(without.map(({ type }) => type).sort()).toEqual(undeclared);
  });

  it.each(drafted.map((artifact) => [artifact.type, artifact] as const))(
    'of %s holds nothing sensitive, and finds each thing again',
    (type, artifact) => {
      const parts = artifact.shown(plan[type]);
      expect(artifact.shown(redact(plan[type], artifact.sensitive))).toEqual(parts);
      for (const { rows } of parts.lists ?? [])
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    },
  );
});
