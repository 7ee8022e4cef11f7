import { describe, expect, it } from 'vitest';
import { toiletPlan } from '../../../shared/planning/toilets.ts';

describe('toilets of an outdoor site', () => {
  it('follow the hire table, with more for alcohol and beyond its end', () => {
    expect(toiletPlan(500, false)).toMatchObject({ count: 12, accessible: 1, handWash: 3 });
    expect(toiletPlan(500, true).count).toBe(15);
    expect(toiletPlan(4000, false).count).toBe(50);
  });
});
