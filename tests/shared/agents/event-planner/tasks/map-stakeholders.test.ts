import { describe, expect, it } from 'vitest';
import { mapStakeholders } from '../../../../../shared/agents/event-planner/tasks/map-stakeholders.ts';
import type { StakeholderMapBody } from '../../../../../shared/artifacts/stakeholder-map.ts';
import { type FixtureName, type PlanAsk, planFor } from '../../../../support/plan-for.ts';

const mapOf = (name: FixtureName, ask?: PlanAsk): StakeholderMapBody => planFor(name, ask)['StakeholderMap'];
const chainOf = (map: StakeholderMapBody, approval: string) => {
  const chain = map.chains.find((entry) => entry.approval === approval);
  return {
    names: chain?.approvers.map((id) => map.people.find((person) => person.id === id)?.name),
    note: chain?.note,
  };
};

describe('map-stakeholders', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(mapOf('toronto'))).toBe(JSON.stringify(mapOf('toronto')));
  });

  it('asks who has the right first, then the owner', () => {
    expect(chainOf(mapOf('toronto'), 'budget').names).toEqual(['Finance Director', 'VP Developer Relations']);
  });

  it('lets a decision that nobody was given fall to the owner, and says so', () => {
    const { names, note } = chainOf(mapOf('berlin'), 'venue');
    expect(names).toEqual(['J. Brandt']);
    expect(note).toMatch(/gives nobody the right.*falls to the owner, J\. Brandt/);
  });

  it('reads rights from the role and from the stated rights', () => {
    expect(mapOf('chicago').people.map(({ name, decides }) => [name, decides])).toEqual([
      ['Board Chair', ['venue', 'budget']],
      ['CFO', ['budget']],
    ]);
  });

  it('says who has no right, and invents no contact', () => {
    const map = mapOf('toronto');
    expect(map.notes.join(' ')).toMatch(/Sponsors \(Sponsor\) has no decision right/);
    expect(map.people.every(({ contact }) => contact === null)).toBe(true);
  });

  it('names every audience that will have to be told something', () => {
    expect(mapOf('toronto').audiences.map(({ id, size }) => [id, size])).toEqual([
      ['attendees', 800],
      ['online', 1200],
      ['speakers', null],
      ['sponsors', null],
      ['exhibitors', null],
      ['staff', null],
      ['authorities', null],
    ]);
  });

  it('says that an owner is missing', () => {
    const map = mapStakeholders.draft(
      { EventBrief: { ...planFor('krakow')['EventBrief'], stakeholders: [] } },
      context,
    ) as StakeholderMapBody; // its own draft
    expect([map.ownerId, map.chains[0]?.approvers]).toEqual([null, []]);
    expect(map.notes.join(' ')).toMatch(/names no owner/);
    expect(mapStakeholders.writes.verify(map, {})).toEqual([]);
  });

  it('changes with each of its parameters', () => {
    const base = { approversPerChain: 2, deputies: false, responsibilities: false };
    expect(mapStakeholders.levels.Beginner).toEqual(base);
    const set = (change: object) =>
      mapOf('toronto', { params: { 'map-stakeholders': { ...base, ...change } } });
    expect(chainOf(set({ approversPerChain: 1 }), 'budget').names).toEqual(['VP Developer Relations']);
    expect(set({ deputies: true }).people.map(({ name, deputyId }) => [name, deputyId])).toEqual(
      mapOf('toronto', { level: 'Intermediate' }).people.map(({ name, deputyId }) => [name, deputyId]),
    );
    expect(set({}).people.every(({ deputyId }) => deputyId === undefined)).toBe(true);
    expect(set({ responsibilities: true }).responsibilities).toHaveLength(6);
    expect(set({}).responsibilities).toBeUndefined();
  });

  it('finds a deputy with the same right, else the owner, and says where there is none', () => {
    const map = mapOf('chicago', { level: 'Intermediate' });
    expect(map.people.map(({ name, deputyId }) => [name, deputyId])).toEqual([
      ['Board Chair', 'p2'],
      ['CFO', 'p1'],
    ]);
    const alone = mapOf('krakow', { level: 'Intermediate' });
    expect(alone.people[0]?.deputyId).toBeNull();
    expect(alone.notes.join(' ')).toMatch(/Nobody stands in for Ola/);
  });

  it('has one person answer for each subject', () => {
    const map = mapOf('toronto', { level: 'Advanced' });
    const budget = map.responsibilities?.find(({ subject }) => subject.startsWith('Budget'));
    expect(budget?.accountable).toBe(map.chains.find(({ approval }) => approval === 'budget')?.approvers[0]);
    expect(budget?.responsible).toBe('Budget Analyst');
    expect(budget?.consulted).toContain(map.ownerId);
  });
});

const context = {
  level: 'Beginner',
  params: { approversPerChain: 2, deputies: false, responsibilities: false },
  asOf: '2027-02-01',
  seed: 1,
  gathered: [],
} as const;
