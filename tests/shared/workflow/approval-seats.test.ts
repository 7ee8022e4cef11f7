import { describe, expect, it } from 'vitest';
import type { Approval, Signature } from '../../../shared/kernel/run-store.ts';
import { defaultPolicy } from '../../../shared/knowledge/approval-policy.ts';
import {
  needsOf,
  requirementOf,
  rolesWithSay,
  type Judged,
} from '../../../shared/workflow/approval-seats.ts';

const judged = (execution: 'live' | 'simulated' = 'live', policy = defaultPolicy): Judged => ({
  policy: { version: 3, policy },
  knowledge: new Map(),
  event: { execution },
});
const proposed = (amountMinor?: number, currency = 'EUR', kind: Approval['kind'] = 'budget') => ({
  kind,
  proposal: {
    summary: 'A plan',
    alternatives: [],
    ...(amountMinor !== undefined && { amountMinor, currency }),
  },
});
const signature = (by: string, roles: string[], involved?: string): Signature => ({
  by,
  name: by,
  roles,
  at: '2027-02-01T09:00:00Z',
  comment: '',
  ...(involved && { involved }),
});

describe("the product's policy", () => {
  it.each([
    [2_500_000, 'EUR', 1],
    [2_500_001, 'EUR', 2],
    [10_000_000, 'PLN', 1],
    [11_000_000, 'PLN', 2],
    [4_000_000, 'JPY', 1],
    [5_000_000, 'JPY', 2],
    [1, 'XYZ', 2],
  ])('takes for %i minor units of %s so many people: %i', (amount, currency, people) => {
    expect(requirementOf(judged(), proposed(amount, currency)).seats).toHaveLength(people);
  });

  it('says at which rate a limit was converted', () => {
    expect(requirementOf(judged(), proposed(11_000_000, 'PLN')).why).toMatch(
      /^PLN 110,000\.00, above PLN 106,069\.00 \(EUR 25,000\.00, planning rate 2026-11\), takes 2 different people\./,
    );
  });

  it('goes by the amount of the candidate that the first signer took over the proposed one', () => {
    const dear = { id: 'hotel', label: 'Hotel', effect: 'Dearer', amountMinor: 2_600_000 };
    const { kind, proposal } = proposed(650_000, 'EUR', 'venue');
    const venue = { kind, proposal: { ...proposal, candidateId: 'hall', alternatives: [dear] } };
    const took = (candidateId: string) => [{ ...signature('ola', ['approver']), candidateId }];
    expect(needsOf(judged(), venue, took('hall')).seats).toEqual([]);
    const { seats, why } = needsOf(judged(), venue, took('hotel'));
    expect(seats).toHaveLength(1);
    expect(why).toMatch(/^EUR 26,000\.00, above EUR 25,000\.00, /);
    expect(rolesWithSay(judged(), venue)).not.toContain('finance');
    expect(rolesWithSay(judged(), { ...venue, approvedBy: took('hotel') })).toContain('finance');
  });

  it('takes one person where no amount hangs on it, and in a rehearsal', () => {
    expect(requirementOf(judged(), proposed(undefined, 'EUR', 'final-go')).seats).toHaveLength(1);
    expect(requirementOf(judged('simulated'), proposed(90_000_000)).seats).toHaveLength(1);
  });

  it('gives finance a say about a large budget, and none about a small one', () => {
    expect(rolesWithSay(judged(), proposed(90_000_000))).toEqual(['approver', 'administrator', 'finance']);
    expect(rolesWithSay(judged(), proposed(100))).toEqual(['approver', 'administrator']);
  });
});

describe('seats of an approval', () => {
  const large = proposed(90_000_000);
  const seatsLeft = (...signed: Signature[]) => needsOf(judged(), large, signed).seats;

  it('are filled by people in whatever order they come', () => {
    const both = signature('ben', ['approver', 'finance']);
    const finance = signature('fin', ['finance']);
    const approver = signature('jan', ['approver']);
    expect(seatsLeft(both, finance)).toEqual([]);
    expect(seatsLeft(finance, both)).toEqual([]);
    expect(seatsLeft(both, approver)).toEqual([]);
    expect(seatsLeft(finance)).toEqual([['approver', 'administrator']]);
  });

  it('are not filled twice by one person, nor by two of the same role', () => {
    expect(seatsLeft(signature('ben', ['approver', 'finance']))).toHaveLength(1);
    expect(seatsLeft(signature('jan', ['approver']), signature('leo', ['approver']))).toEqual([
      ['finance', 'administrator'],
    ]);
  });

  it('want somebody apart when everybody on them prepared the matter', () => {
    const own = signature('ada', ['administrator'], 'made the event');
    const fin = signature('fin', ['finance'], 'recorded a quote');
    expect(seatsLeft(own, fin)).toEqual([['approver', 'administrator', 'finance']]);
    expect(seatsLeft(own, signature('fin', ['finance']))).toEqual([]);
  });

  it('name the version of the policy that they are judged by', () => {
    expect(needsOf(judged(), large, []).policyVersion).toBe(3);
  });
});
