import { describe, expect, it } from 'vitest';
import type { AgentClaim } from '../../../shared/kernel/claim.ts';
import { coverOptions, type Drawn, nothingDrawn } from '../../../shared/planning/cover-options.ts';

const reserve = {
  currency: 'PLN',
  contingencyMinor: 10_000,
  spreadMinor: 16_000,
  heldBackMinor: 2_000,
  reapprovalFromMinor: 9_000,
};
const side = (change: Partial<AgentClaim>): AgentClaim => ({
  key: 'money.catering',
  agent: 'a',
  wants: { atMost: 100_000 },
  hard: false,
  stated: false,
  byGate: false,
  why: 'because',
  wrongMinor: 0,
  option: { id: 'allocation-100000', label: 'Keep', effect: 'Another vendor, or less of it.' },
  ...change,
});

interface Given {
  headroomMinor: number;
  overMinor: number;
  drawn?: Partial<Drawn>;
}

function ways({ headroomMinor, overMinor, drawn }: Given) {
  const wants = { atLeast: 100_000 + overMinor };
  const id = `quote-${wants.atLeast}`;
  return coverOptions({
    allocation: side({ gives: { freeMinor: headroomMinor, withoutAskingMinor: 0, reserve } }),
    quotes: { ...side({ option: { id, label: 'Take the quotes', effect: '' } }), wants },
    overMinor,
    drawn: { ...nothingDrawn, ...drawn },
  });
}
const ids = (given: Given) => ways(given)?.map(({ id }) => id);

describe('the ways to settle quotes above their category', () => {
  it('are to keep within it, the headroom and the contingency, in this order, where each is enough', () => {
    expect(ids({ headroomMinor: 20_000, overMinor: 5_000 })).toEqual([
      'allocation-100000',
      'quote-105000',
      'contingency-105000-5000',
    ]);
  });

  it('are the contingency alone where there is no headroom, never more than is left of it', () => {
    expect(ids({ headroomMinor: 0, overMinor: 10_000 })).toEqual([
      'allocation-100000',
      'contingency-110000-10000',
    ]);
    expect(ids({ headroomMinor: 0, overMinor: 10_001 })).toEqual(['allocation-100000']);
    expect(ids({ headroomMinor: 0, overMinor: 8_000, drawn: { contingencyMinor: 2_001 } })).toEqual([
      'allocation-100000',
    ]);
  });

  it('join the headroom that nobody holds back and the contingency where that headroom alone is not enough', () => {
    expect(ids({ headroomMinor: 5_000, overMinor: 12_000 })).toEqual([
      'allocation-100000',
      'contingency-112000-9000',
    ]);
    expect(ids({ headroomMinor: 5_000, overMinor: 6_000 })).toEqual([
      'allocation-100000',
      'contingency-106000-3000',
      'contingency-106000-6000',
    ]);
    expect(ids({ headroomMinor: 5_000, overMinor: 4_000 })).toEqual([
      'allocation-100000',
      'quote-104000',
      'contingency-104000-1000',
      'contingency-104000-4000',
    ]);
    expect(ids({ headroomMinor: 2_000, overMinor: 6_000 })).toEqual([
      'allocation-100000',
      'contingency-106000-6000',
    ]);
  });

  it('say what remains of the contingency, in money and of what it is to cover', () => {
    const [, , way] =
      ways({ headroomMinor: 20_000, overMinor: 5_000, drawn: { contingencyMinor: 1_000 } }) ?? [];
    expect(way).toMatchObject({
      label: 'Take the quotes, out of the contingency',
      effect: 'PLN 50.00 of the contingency: PLN 40.00 remain, 25 % of what the simulated costs ask for.',
      savingMinor: -5_000,
      draws: { headroomMinor: 0, contingencyMinor: 5_000 },
    });
  });

  it('say when they reach into what the owner holds back', () => {
    const effectOf = (overMinor: number) => ways({ headroomMinor: 5_000, overMinor })?.[1]?.effect;
    expect(effectOf(3_000)).toBe('PLN 30.00 of the headroom: PLN 20.00 remain.');
    expect(effectOf(3_001)).toBe(
      'PLN 30.01 of the headroom: PLN 19.99 remain, less than the PLN 20.00 that the owner holds back. The budget is put up for approval again.',
    );
  });

  it.each([
    [8_999, {}, false],
    [9_000, {}, true],
    [1_000, { sinceApprovalMinor: 8_000 }, true],
    [1_000, { contingencyMinor: 8_000 }, false],
  ])('of %i after %j take a new approval: %s', (overMinor, drawn, isAsked) => {
    const [, way] = ways({ headroomMinor: 20_000, overMinor, drawn }) ?? [];
    expect(way?.effect.includes('put up for approval again')).toBe(isAsked);
  });

  it('are unknown where the side that gives says nothing of a reserve', () => {
    const quotes = { ...side({}), wants: { atLeast: 1 } };
    expect(coverOptions({ allocation: side({}), quotes, overMinor: 1, drawn: nothingDrawn })).toBeUndefined();
  });
});
