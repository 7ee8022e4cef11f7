import { describe, expect, it } from 'vitest';
import { stakeholderMap } from '../../../shared/artifacts/stakeholder-map.ts';
import { brokenInvariants, samplePlan } from '../../support/spoiled.ts';

describe('stakeholder-map', () => {
  it('accepts what the planner drafts', () => {
    const plan = samplePlan();
    expect(stakeholderMap.schema.safeParse(plan[stakeholderMap.type]).success).toBe(true);
    expect(stakeholderMap.verify(plan[stakeholderMap.type], plan)).toEqual([]);
  });

  it('refuses a decision that nobody knows', () => {
    const body = samplePlan()[stakeholderMap.type];
    body.people[0].decides = ['everything'];
    expect(stakeholderMap.schema.safeParse(body).success).toBe(false);
  });

  it('the owner is one of the people', () => {
    expect(
      brokenInvariants(stakeholderMap, (body) => {
        body.ownerId = 'p9';
      }),
    ).toContain('the owner is one of the people');
  });

  it('every approver is one of the people', () => {
    expect(
      brokenInvariants(stakeholderMap, (body) => {
        body.chains[0].approvers = ['p9', 'p1'];
      }),
    ).toContain('every approver is one of the people');
  });

  it('every approval has one chain', () => {
    expect(
      brokenInvariants(stakeholderMap, (body) => {
        body.chains = body.chains.slice(1);
      }),
    ).toContain('every approval has one chain');
  });

  it('the owner is in every chain', () => {
    expect(
      brokenInvariants(stakeholderMap, (body) => {
        body.chains[0].approvers = [];
      }),
    ).toContain('the owner is in every chain');
  });

  it('a map without people or owner says why', () => {
    expect(
      brokenInvariants(stakeholderMap, (body) => {
        Object.assign(body, { ownerId: null, notes: [] });
      }),
    ).toContain('a map without people or owner says why');
  });
});
