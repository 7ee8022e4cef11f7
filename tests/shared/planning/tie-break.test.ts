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

  it('that are furthest apart come first where there are more, after what is hard', () => {
    const most = claim('a', { wants: { atMost: 10 } });
    const more = claim('b', { wants: { atLeast: 11 } });
    const far = claim('c', { wants: { atLeast: 99 } });
    expect(excludingPairs([more, most, far])[0]).toEqual([most, far]);
    const hard = { ...more, hard: true };
    expect(excludingPairs([hard, most, far])[0]).toEqual([hard, most]);
  });

  it('of one agent that speaks for two sides are a conflict', () => {
    const [a, b] = [claim('a', { party: 'x' }), claim('a', { party: 'y', wants: { is: 'other' } })];
    expect(excludingPairs([a, b])).toEqual([[a, b]]);
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

  const anyClaim = (agent: string) =>
    fc
      .record({
        hard: fc.boolean(),
        stated: fc.boolean(),
        byGate: fc.boolean(),
        wrongMinor: fc.option(fc.integer({ min: 0, max: 2 })),
        gives: fc.option(fc.record({ freeMinor: fc.nat(9), withoutAskingMinor: fc.nat(9) }), {
          nil: undefined,
        }),
      })
      .map(({ gives, ...change }) => claim(agent, { ...change, ...(gives && { gives }) }));

  it('does not depend on who is named first', () => {
    fc.assert(
      fc.property(anyClaim('a'), anyClaim('b'), fc.nat(9), (a, b, spent) => {
        expect(settle(a, b, spent)).toEqual(settle(b, a, spent));
      }),
    );
  });

  it('never goes in a circle: who beats the winner of others beats those others', () => {
    fc.assert(
      fc.property(anyClaim('a'), anyClaim('b'), anyClaim('c'), (a, b, c) => {
        const { winner } = settle(a, b);
        const best = settle(winner, c).winner;
        for (const other of [a, b, c]) if (other !== best) expect(settle(best, other).winner).toBe(best);
      }),
    );
  });

  it('puts the pair of the strongest claim first, in whatever order claims come', () => {
    fc.assert(
      fc.property(anyClaim('a'), anyClaim('b'), anyClaim('c'), (a, b, c) => {
        const same = { hard: false };
        const all = [a, b, c].map((one) => ({ ...one, ...same }));
        const named = (claims: typeof all) =>
          excludingPairs(claims).map((pair) =>
            pair
              .map(({ agent }) => agent)
              .sort()
              .join(),
          );
        expect(named([...all].reverse())).toEqual(named(all));
        const [first] = excludingPairs(all);
        const best = first && settle(...first).winner;
        for (const other of all) if (best && other !== best) expect(settle(best, other).winner).toEqual(best);
      }),
    );
  });

  it('holds an unknown cost of being wrong for higher than any known one', () => {
    const known = claim('z', { wrongMinor: 1_000_000_000 });
    expect(settle(known, claim('a', { wrongMinor: null }))).toMatchObject({
      winner: { agent: 'z' },
      rule: 'the lower cost of being wrong',
    });
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
    expect(settle(given({ freeMinor: 49, withoutAskingMinor: 49 }), wanted).person).toContain(
      'does not cover it',
    );
    expect(settle(given(), wanted).person).toContain('does not cover it');
  });

  it('where heads cost more than may be moved, counted by what each one costs', () => {
    const heads = { key: 'headcount' } as const;
    const gives = { freeMinor: 10_000, withoutAskingMinor: 500, perUnitMinor: 10 };
    const more = claim('b', { ...heads, wants: { atLeast: 150 }, stated: true });
    const carried = (change: object) =>
      claim('a', { ...heads, wants: { atMost: 100 }, gives: { ...gives, ...change } });
    expect(settle(carried({}), more)).toMatchObject({ takesMinor: 500, person: null });
    expect(settle(carried({ perUnitMinor: 11 }), more).person).toContain('new approval');
  });

  it('where one thing in place of another costs more than may be moved', () => {
    const dear = claim('b', { stated: true, option: { id: 'b', label: 'b', effect: '', savingMinor: -50 } });
    expect(settle(claim('a', { gives: { freeMinor: 99, withoutAskingMinor: 50 } }), dear).person).toBeNull();
    expect(settle(claim('a', { gives: { freeMinor: 99, withoutAskingMinor: 49 } }), dear).person).toContain(
      'new approval',
    );
  });
});
