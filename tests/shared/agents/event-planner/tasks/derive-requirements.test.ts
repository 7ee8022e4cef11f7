import { describe, expect, it } from 'vitest';
import { deriveRequirements } from '../../../../../shared/agents/event-planner/tasks/derive-requirements.ts';
import type { RequirementsBody } from '../../../../../shared/artifacts/requirements.ts';
import { type FixtureName, type PlanAsk, planFor } from '../../../../support/plan-for.ts';

const requirementsOf = (brief: FixtureName | object, ask?: PlanAsk): RequirementsBody =>
  planFor(brief, ask)['Requirements'];
const musts = (name: FixtureName) =>
  requirementsOf(name)
    .items.filter(({ priority }) => priority === 'must')
    .map(({ text }) => text)
    .join('\n');

describe('derive-requirements', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(requirementsOf('chicago'))).toBe(JSON.stringify(requirementsOf('chicago')));
  });

  it('makes step-free access a must, non-functional, traced to the words of the brief', () => {
    const own = requirementsOf('krakow').items.find(({ concept }) => concept === 'step-free');
    expect(own).toMatchObject({
      kind: 'non-functional',
      priority: 'must',
      tracesTo: { kind: 'constraint', words: 'step-free venue' },
    });
  });

  it('counts kosher and halal meals', () => {
    expect(musts('chicago')).toMatch(/25[^.]{0,40}kosher/);
    expect(musts('chicago')).toMatch(/30[^.]{0,40}halal/);
  });

  it('makes hearing loop or captions a must', () => {
    expect(musts('berlin')).toMatch(/hearing loop|caption/i);
  });

  it('tracks the net proceeds of a gala as no part of the budget', () => {
    expect(musts('chicago')).toMatch(/Net proceeds of USD 600,000.00: cost to raise/);
    expect(musts('chicago')).toMatch(/Total cost at most USD 140,000.00/);
  });

  it('leaves an assumption out of the wishes, to be verified', () => {
    const { items, toVerify } = requirementsOf('krakow');
    expect(toVerify.map(({ text }) => text)).toEqual(['A member company may lend its office']);
    expect(items.filter(({ concept }) => concept === 'lent-venue')).toEqual([]);
  });

  it('has a must even for a brief that wishes for nothing', () => {
    const plain = {
      as_of: '2027-01-10',
      title: 'Talk',
      date_range_start: '2027-03-11',
      audience_size: 25,
      event_type: 'meetup',
      place: 'Lyon, France',
      stakeholders: [{ name: 'Zoe', role: 'Owner' }],
    };
    expect(requirementsOf(plain).items.map(({ id }) => id)).toEqual(['r-audience', 'r-place', 'r-dates']);
  });

  it('changes with each of its parameters', () => {
    const base = { niceToHaves: 10, implied: false, verification: false };
    expect(deriveRequirements.levels.Beginner).toEqual(base);
    const set = (change: object) =>
      requirementsOf('toronto', { params: { 'derive-requirements': { ...base, ...change } } });
    const few = set({ niceToHaves: 0 });
    expect(few.items.filter(({ priority }) => priority === 'nice')).toEqual([]);
    expect(few.note).toMatch(/1 wishes are left out/);
    expect(set({ implied: true }).items.length).toBe(set({}).items.length + 8);
    expect(set({ verification: true }).items.every(({ verification }) => verification !== undefined)).toBe(
      true,
    );
    expect(set({}).items.some(({ verification }) => verification !== undefined)).toBe(false);
  });

  it('adds little to an event of 20 people that its brief does not ask for', () => {
    const ids = (level: 'Beginner' | 'Intermediate') =>
      requirementsOf('krakow', { level }).items.map(({ id }) => id);
    expect(ids('Intermediate').filter((id) => !ids('Beginner').includes(id))).toEqual([
      'r-safe-exit',
      'r-access-question',
    ]);
  });
});
