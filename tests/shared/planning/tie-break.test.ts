import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentClaim, Wish } from '../../../shared/kernel/claim.ts';
import { excludes, excludingPairs, settleClaims, tieBreakRules } from '../../../shared/planning/tie-break.ts';

const claim = (agent: string, change: Partial<AgentClaim> = {}): AgentClaim => ({
  key: 'money.catering',
  agent,
  wants: { is: agent },
  hard: false,
  stated: false,
  byGate: false,
  why: `${agent} says so`,
  wrongMinor: 100,
  option: { id: agent, label: agent, effect: '' },
  ...change,
});
const settle = (a: AgentClaim, b: AgentClaim, spent = 0) => settleClaims(a, b, spent);

describe('two claims', () => {
  it.each<[Wish, Wish, boolean]>([
    [{ atLeast: 5 }, { atMost: 4 }, true],
    [{ atMost: 4 }, { atLeast: 5 }, true],
    [{ atLeast: 5 }, { atMost: 5 }, false],
    [{ atLeast: 5 }, { atLeast: 9 }, false],
    [{ is: 'hall' }, { is: 'barn' }, true],
    [{ is: 'hall' }, { is: 'hall' }, false],
    [{ is: 'hall' }, { atMost: 1 }, false],
  ])('%j and %j exclude each other: %s', (a, b, expected) => {
    expect(excludes(a, b)).toBe(expected);
  });

  it.each([
    [
      'the same room at one time',
      claim('logistics-coordinator', { key: 'hall@10:00', wants: { is: 'keynote' } }),
      claim('event-planner', { key: 'hall@10:00', wants: { is: 'rehearsal' } }),
    ],
    [
      'the venue',
      claim('venue-researcher', { key: 'venue', wants: { is: 'hall' } }),
      claim('budget-analyst', { key: 'venue', wants: { is: 'barn' } }),
    ],
  ])('of different agents on %s are one conflict', (_what, a, b) => {
    expect(excludingPairs([a, b])).toEqual([[a, b]]);
  });

  it('of one agent, on different keys, or that can both be followed, are none', () => {
    const a = claim('a');
    expect(excludingPairs([a, claim('a', { wants: { is: 'other' } })])).toEqual([]);
    expect(excludingPairs([a, claim('b', { key: 'venue' })])).toEqual([]);
    expect(excludingPairs([a, claim('b', { wants: a.wants })])).toEqual([]);
  });

  it('that are furthest apart stand for their key where there are more', () => {
    const most = claim('a', { wants: { atMost: 10 } });
    const more = claim('b', { wants: { atLeast: 11 } });
    const far = claim('c', { wants: { atLeast: 99 } });
    expect(excludingPairs([more, most, far])).toEqual([[most, far]]);
  });
});

describe('the tie-break', () => {
  const rules = Object.keys(tieBreakRules);
  const better: Partial<AgentClaim>[] = [
    { hard: true },
    { stated: true },
    { byGate: true },
    { wrongMinor: 1 },
  ];
  const ranked = better.map((change, at) => [rules[at] ?? '', change] as const);

  it.each(ranked)('decides by "%s" where nothing before it tells them apart', (rule, change) => {
    const strong = claim('z', change);
    for (const [a, b] of [
      [strong, claim('a')],
      [claim('a'), strong],
    ] as const)
      expect(settle(a, b)).toMatchObject({ winner: { agent: 'z' }, rule });
  });

  it('goes by the earlier name last', () => {
    expect(settle(claim('b'), claim('a'))).toMatchObject({
      winner: { agent: 'a' },
      rule: 'the earlier name',
    });
  });

  it('puts each rule before those that follow', () => {
    better.forEach((first, at) => {
      for (const later of better.slice(at + 1))
        expect(settle(claim('z', first), claim('a', later)).winner.agent).toBe('z');
    });
  });

  it('does not depend on who is named first', () => {
    const anyClaim = (agent: string) =>
      fc
        .record({
          hard: fc.boolean(),
          stated: fc.boolean(),
          byGate: fc.boolean(),
          wrongMinor: fc.integer({ min: 0, max: 2 }),
        })
        .map((change) => claim(agent, change));
    fc.assert(
      fc.property(anyClaim('a'), anyClaim('b'), (a, b) => {
        expect(settle(a, b)).toEqual(settle(b, a));
      }),
    );
  });
});

describe('a person decides instead', () => {
  const wanted = claim('b', { wants: { atLeast: 150 }, stated: true });
  const given = (gives?: AgentClaim['gives']) =>
    claim('a', { wants: { atMost: 100 }, ...(gives && { gives }) });

  it('where the rule would drop a must of a person or what the plan cannot do without', () => {
    expect(settle(claim('a', { hard: true }), claim('b', { stated: true })).person).toContain('stated');
    const hard = { hard: true };
    expect(settle(claim('a', { ...hard, stated: true }), claim('b', hard)).person).toContain(
      'cannot do without',
    );
  });

  it('where it takes more than needs no new approval, earlier decisions counted', () => {
    const gives = { freeMinor: 1_000, withoutAskingMinor: 60 };
    expect(settle(given(gives), wanted)).toMatchObject({ takesMinor: 50, person: null });
    expect(settle(given(gives), wanted, 11).person).toContain('new approval');
  });

  it('where there is nothing to take it from', () => {
    expect(settle(given({ freeMinor: 49, withoutAskingMinor: 49 }), wanted).person).toContain('no room');
    expect(settle(given(), wanted).person).toContain('no room');
  });
});
